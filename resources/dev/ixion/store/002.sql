-- Facts in the order in which they came, and for each value the facts that hold it in the order of their times, so that
-- the newest of any slot are found without sorting. Times are microseconds since 1970-01-01T00:00Z.

DROP TRIGGER fact_never_changes;
DROP TRIGGER visible_fact_stays;
DROP TRIGGER appearance_never_changes;
DROP TRIGGER visible_appearance_stays;
DROP TRIGGER published_batch_never_changes;
DROP TRIGGER published_batch_stays;
DROP TRIGGER term_never_changes;
DROP TRIGGER used_term_stays;
DROP TRIGGER posting_never_changes;
DROP TRIGGER visible_posting_stays;
DROP INDEX batch_hidden;
DROP INDEX appearance_batch;
DROP INDEX fact_time;
ALTER TABLE batch RENAME TO batch_1;
ALTER TABLE fact RENAME TO fact_1;
ALTER TABLE appearance RENAME TO appearance_1;
ALTER TABLE term RENAME TO term_1;
ALTER TABLE posting RENAME TO posting_1;

CREATE INDEX execution_code ON execution(code) WHERE code IS NOT NULL;

-- Numbers that only grow, so that none is given twice: next_fact and next_term, the next rows of fact and term;
-- indexed_fact, the last fact that full text has followed to; text_disorder, 1 if that gives facts in no sure order.
CREATE TABLE mark (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

-- What became visible at once: the facts of one execution, a part of them, or of one thing done by hand.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  execution INTEGER REFERENCES execution(id),
  source TEXT NOT NULL,
  owner TEXT,                          -- the process that writes it, where no execution says so
  published INTEGER,                   -- null: hidden
  recalled INTEGER NOT NULL DEFAULT 0, -- 1: hidden again
  dropped INTEGER NOT NULL DEFAULT 0   -- 1: never to be published; stays for facts that others said too
);
CREATE INDEX batch_execution ON batch(execution) WHERE execution IS NOT NULL;
CREATE INDEX batch_hidden ON batch(id) WHERE published IS NULL OR recalled;

-- When the facts of a version of a handler were hidden.
CREATE TABLE recall (
  code TEXT NOT NULL,                  -- ASID
  since INTEGER NOT NULL,
  until INTEGER,                       -- null: still
  PRIMARY KEY (code, since)
) WITHOUT ROWID;

CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  asid BLOB NOT NULL UNIQUE,
  claim TEXT NOT NULL,                 -- canonical JSON; asid is the hash of this
  time INTEGER NOT NULL,               -- what the author gave, else when it was first written
  batch INTEGER NOT NULL               -- which said it first
);

-- Which rows of fact were written together: a batch's facts lie in its chunks.
CREATE TABLE chunk (
  batch INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (batch, first)
) WITHOUT ROWID;

-- Which further batches said a fact. It is visible if any batch that said it is.
CREATE TABLE appearance (
  fact INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  PRIMARY KEY (fact, batch)
) WITHOUT ROWID;
CREATE INDEX appearance_batch ON appearance(batch);

-- slot: 0 subject, 1 predicate, 2 context, 3 actor
CREATE TABLE term (
  slot INTEGER NOT NULL,
  text TEXT NOT NULL,
  id INTEGER NOT NULL,                 -- from 1
  PRIMARY KEY (slot, text)
) WITHOUT ROWID;

-- Which facts hold a term; term 0 stands for every fact.
CREATE TABLE posting (
  term INTEGER NOT NULL,
  time INTEGER NOT NULL,
  fact INTEGER NOT NULL,
  batch INTEGER NOT NULL,              -- as in fact
  PRIMARY KEY (term, time, fact)
) WITHOUT ROWID;

-- Full text of subjects and attributes. Its rows are numbered in the order of the facts' times; word says whose they are.
CREATE VIRTUAL TABLE text_index USING fts5(text, content='', detail='none',
  tokenize="unicode61 remove_diacritics 2");
CREATE TABLE word (
  key INTEGER PRIMARY KEY,             -- 16 for each microsecond, and the next free one where these are not enough
  fact INTEGER NOT NULL UNIQUE
);

INSERT INTO batch (id, execution, source, published) SELECT id, execution, source, published FROM batch_1;
INSERT INTO fact (id, asid, claim, time, batch)
  SELECT f.id, f.asid, f.claim, f.time,
         (SELECT b.id FROM appearance_1 a JOIN batch_1 b ON b.id = a.batch WHERE a.fact = f.id
          ORDER BY b.published IS NULL, b.published, b.id LIMIT 1)
  FROM fact_1 f WHERE EXISTS (SELECT 1 FROM appearance_1 a WHERE a.fact = f.id) ORDER BY f.id;
INSERT INTO appearance (fact, batch)
  SELECT a.fact, a.batch FROM appearance_1 a JOIN fact f ON f.id = a.fact WHERE a.batch <> f.batch;
INSERT INTO chunk (batch, first, last)
  SELECT batch, min(id), max(id)
  FROM (SELECT id, batch, id - row_number() OVER (PARTITION BY batch ORDER BY id) AS island FROM fact)
  GROUP BY batch, island;
INSERT INTO term (slot, text, id)
  SELECT slot, text, row_number() OVER (ORDER BY slot, text)
  FROM (SELECT DISTINCT p.slot, t.text FROM posting_1 p JOIN term_1 t ON t.id = p.term);
INSERT INTO posting (term, time, fact, batch)
  SELECT n.id, p.time, p.fact, f.batch
  FROM posting_1 p JOIN term_1 t ON t.id = p.term JOIN term n ON n.slot = p.slot AND n.text = t.text
    JOIN fact f ON f.id = p.fact;
INSERT INTO posting (term, time, fact, batch) SELECT 0, time, id, batch FROM fact;
INSERT INTO mark (name, value)
  SELECT 'next_fact', coalesce(max(id), 0) + 1 FROM fact
  UNION ALL SELECT 'next_term', coalesce(max(id), 0) + 1 FROM term
  UNION ALL SELECT 'indexed_fact', 0
  UNION ALL SELECT 'text_disorder', 0;

DROP TABLE posting_1;
DROP TABLE term_1;
DROP TABLE appearance_1;
DROP TABLE fact_1;
DROP TABLE batch_1;

CREATE TRIGGER fact_never_changes BEFORE UPDATE ON fact
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

-- REPLACE deletes without firing triggers (recursive_triggers is off where nobody turns it on), so it is met before. What
-- is there already is passed over, as ON CONFLICT DO NOTHING would. Of older facts, nothing new is taken; while a fact is
-- being written, its number is not below next_fact yet.
CREATE TRIGGER fact_is_never_replaced BEFORE INSERT ON fact
WHEN new.id < (SELECT value FROM mark WHERE name = 'next_fact')
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER known_fact_stays BEFORE INSERT ON fact WHEN EXISTS (SELECT 1 FROM fact WHERE asid = new.asid)
BEGIN SELECT RAISE(IGNORE); END;

CREATE TRIGGER posting_is_never_replaced BEFORE INSERT ON posting
WHEN new.fact < (SELECT value FROM mark WHERE name = 'next_fact')
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER chunk_is_never_replaced BEFORE INSERT ON chunk
WHEN new.first < (SELECT value FROM mark WHERE name = 'next_fact')
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER mark_only_grows BEFORE UPDATE ON mark WHEN new.name <> old.name OR new.value < old.value
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER mark_is_never_replaced BEFORE INSERT ON mark WHEN EXISTS (SELECT 1 FROM mark WHERE name = new.name)
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER mark_stays BEFORE DELETE ON mark
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER visible_fact_stays BEFORE DELETE ON fact
WHEN EXISTS (SELECT 1 FROM batch b WHERE b.id = old.batch AND b.published IS NOT NULL)
  OR EXISTS (SELECT 1 FROM appearance a JOIN batch b ON b.id = a.batch
             WHERE a.fact = old.id AND b.published IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER appearance_never_changes BEFORE UPDATE ON appearance
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER visible_appearance_stays BEFORE DELETE ON appearance
WHEN EXISTS (SELECT 1 FROM batch b WHERE b.id = old.batch AND b.published IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER published_batch_never_changes BEFORE UPDATE OF id, execution, source, owner, published, dropped ON batch
WHEN old.published IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER batch_keeps_its_number BEFORE UPDATE OF id ON batch
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER batch_is_never_replaced BEFORE INSERT ON batch WHEN EXISTS (SELECT 1 FROM batch WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER published_batch_stays BEFORE DELETE ON batch WHEN old.published IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER published_chunk_never_changes BEFORE UPDATE ON chunk
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER published_chunk_stays BEFORE DELETE ON chunk
WHEN EXISTS (SELECT 1 FROM batch b WHERE b.id = old.batch AND b.published IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER term_never_changes BEFORE UPDATE ON term
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER term_is_never_replaced BEFORE INSERT ON term
WHEN EXISTS (SELECT 1 FROM term WHERE slot = new.slot AND text = new.text)
BEGIN SELECT RAISE(IGNORE); END;

CREATE TRIGGER used_term_stays BEFORE DELETE ON term
WHEN EXISTS (SELECT 1 FROM posting WHERE term = old.id)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER posting_never_changes BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER visible_posting_stays BEFORE DELETE ON posting
WHEN EXISTS (SELECT 1 FROM batch b WHERE b.id = old.batch AND b.published IS NOT NULL)
  OR EXISTS (SELECT 1 FROM appearance a JOIN batch b ON b.id = a.batch
             WHERE a.fact = old.fact AND b.published IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;
