-- Times are microseconds since 1970-01-01T00:00Z.

CREATE TABLE job (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  command TEXT NOT NULL,
  schedule TEXT NOT NULL,            -- '' for a job that runs once
  due INTEGER,                       -- null: not due again, or paused
  paused INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0,
  origin TEXT NOT NULL,
  created INTEGER NOT NULL
);
CREATE INDEX job_due ON job(due) WHERE due IS NOT NULL;
CREATE INDEX job_origin ON job(origin);

CREATE TABLE execution (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job INTEGER NOT NULL REFERENCES job(id),
  due INTEGER NOT NULL,
  state TEXT NOT NULL,
  owner TEXT NOT NULL,               -- the process that runs it
  started INTEGER,
  ended INTEGER,
  handler TEXT,
  version INTEGER,
  code TEXT,                         -- ASID of the code that ran
  new_facts INTEGER NOT NULL DEFAULT 0,
  known_facts INTEGER NOT NULL DEFAULT 0,
  error TEXT,                        -- JSON {message, details, trace}
  result TEXT,                       -- JSON
  UNIQUE (job, due)
);
CREATE INDEX execution_job ON execution(job, id);
CREATE INDEX execution_open ON execution(state) WHERE state IN ('queued', 'running');

CREATE TABLE output (
  execution INTEGER NOT NULL REFERENCES execution(id),
  line INTEGER NOT NULL,
  error INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (execution, line)
) WITHOUT ROWID;

-- What became visible at once: the facts of one execution, or of one thing done by hand.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  execution INTEGER UNIQUE REFERENCES execution(id),
  source TEXT NOT NULL,
  published INTEGER                  -- null: hidden
);

CREATE INDEX batch_hidden ON batch(execution) WHERE published IS NULL;

CREATE TABLE fact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  asid BLOB NOT NULL UNIQUE,
  claim TEXT NOT NULL,               -- canonical JSON; asid is the hash of this
  time INTEGER NOT NULL              -- what the author gave, else when it was first written
);
CREATE INDEX fact_time ON fact(time, id);

-- Which batch said what. A fact is visible if any batch that said it is published.
CREATE TABLE appearance (
  fact INTEGER NOT NULL REFERENCES fact(id),
  batch INTEGER NOT NULL REFERENCES batch(id),
  PRIMARY KEY (fact, batch)
) WITHOUT ROWID;
CREATE INDEX appearance_batch ON appearance(batch);

CREATE TABLE term (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

-- slot: 0 subject, 1 predicate, 2 context, 3 actor
CREATE TABLE posting (
  slot INTEGER NOT NULL,
  term INTEGER NOT NULL,
  time INTEGER NOT NULL,
  fact INTEGER NOT NULL,
  PRIMARY KEY (slot, term, time, fact)
) WITHOUT ROWID;

CREATE TABLE glyph (
  id TEXT PRIMARY KEY,
  place INTEGER NOT NULL,            -- order from back to front
  content TEXT NOT NULL              -- JSON
);

CREATE TRIGGER fact_never_changes BEFORE UPDATE ON fact
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER visible_fact_stays BEFORE DELETE ON fact
WHEN EXISTS (SELECT 1 FROM appearance a JOIN batch b ON b.id = a.batch
             WHERE a.fact = old.id AND b.published IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER appearance_never_changes BEFORE UPDATE ON appearance
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER visible_appearance_stays BEFORE DELETE ON appearance
WHEN EXISTS (SELECT 1 FROM batch b WHERE b.id = old.batch AND b.published IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER published_batch_never_changes BEFORE UPDATE ON batch WHEN old.published IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER published_batch_stays BEFORE DELETE ON batch WHEN old.published IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER term_never_changes BEFORE UPDATE ON term
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER used_term_stays BEFORE DELETE ON term
WHEN EXISTS (SELECT 1 FROM posting WHERE slot IN (0, 1, 2, 3) AND term = old.id)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER posting_never_changes BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER visible_posting_stays BEFORE DELETE ON posting
WHEN EXISTS (SELECT 1 FROM appearance a JOIN batch b ON b.id = a.batch
             WHERE a.fact = old.fact AND b.published IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;
