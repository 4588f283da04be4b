-- The indexes of what is different in nearly every fact, its id and new values, in two parts: a small young one, which
-- takes the new entries, and a large one, into which the young one is moved from time to time, in order. Entries at
-- random places of a large index cost a page each; this way a page takes many at once.
--
-- The key of an index is its whole row, so that REPLACE cannot change an entry: it can only write the same again.

DROP TRIGGER fact_never_changes;
DROP TRIGGER fact_is_never_replaced;
DROP TRIGGER known_fact_stays;
DROP TRIGGER visible_fact_stays;
DROP TRIGGER posting_is_never_replaced;
DROP TRIGGER posting_never_changes;
DROP TRIGGER visible_posting_stays;
DROP TRIGGER term_never_changes;
DROP TRIGGER term_is_never_replaced;
DROP TRIGGER used_term_stays;
DROP TRIGGER mark_only_grows;
ALTER TABLE fact RENAME TO fact_2;
ALTER TABLE posting RENAME TO posting_2;
ALTER TABLE term RENAME TO term_2;

CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  asid BLOB NOT NULL,                  -- no two have the same: the writer looks into fact_hash
  claim TEXT NOT NULL,                 -- canonical JSON; asid is the hash of this
  time INTEGER NOT NULL,               -- what the author gave, else when it was first written
  batch INTEGER NOT NULL               -- which said it first
);

-- hash: the first 8 bytes of asid
CREATE TABLE fact_hash (
  hash BLOB NOT NULL,
  fact INTEGER NOT NULL,
  PRIMARY KEY (hash, fact)
) WITHOUT ROWID;
CREATE TABLE young_fact_hash (
  hash BLOB NOT NULL,
  fact INTEGER NOT NULL,
  PRIMARY KEY (hash, fact)
) WITHOUT ROWID;
CREATE VIEW every_fact_hash AS SELECT hash, fact FROM fact_hash UNION ALL SELECT hash, fact FROM young_fact_hash;

-- slot: 0 subject, 1 predicate, 2 context, 3 actor; id: from 1
CREATE TABLE term (
  slot INTEGER NOT NULL,
  text TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (slot, text, id)
) WITHOUT ROWID;
CREATE TABLE young_term (
  slot INTEGER NOT NULL,
  text TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (slot, text, id)
) WITHOUT ROWID;
CREATE VIEW every_term AS SELECT slot, text, id FROM term UNION ALL SELECT slot, text, id FROM young_term;

-- Which facts hold a term; term 0 stands for every fact.
CREATE TABLE posting (
  term INTEGER NOT NULL,
  time INTEGER NOT NULL,
  fact INTEGER NOT NULL,
  batch INTEGER NOT NULL,              -- as in fact
  PRIMARY KEY (term, time, fact, batch)
) WITHOUT ROWID;

INSERT INTO fact (id, asid, claim, time, batch) SELECT id, asid, claim, time, batch FROM fact_2 ORDER BY id;
INSERT INTO fact_hash (hash, fact) SELECT substr(asid, 1, 8), id FROM fact ORDER BY 1;
INSERT INTO term (slot, text, id) SELECT slot, text, id FROM term_2 ORDER BY slot, text;
INSERT INTO posting (term, time, fact, batch) SELECT term, time, fact, batch FROM posting_2 ORDER BY term, time, fact;
DROP TABLE posting_2;
DROP TABLE term_2;
DROP TABLE fact_2;

-- Full text without the number of words in each text, which nothing asks for. It follows the facts once more.
DROP TABLE text_index;
CREATE VIRTUAL TABLE text_index USING fts5(text, content='', detail='none', columnsize=0,
  tokenize="unicode61 remove_diacritics 2");
-- What one transaction adds becomes one segment; of 16 segments one is made.
INSERT INTO text_index (text_index, rank) VALUES ('hashsize', 67108864);
INSERT INTO text_index (text_index, rank) VALUES ('automerge', 16);
DELETE FROM word;
UPDATE mark SET value = 0 WHERE name IN ('indexed_fact', 'text_disorder');
-- settled: the sum of next_fact and next_term when the young indexes were last moved
INSERT INTO mark (name, value) SELECT 'settled', sum(value) FROM mark WHERE name IN ('next_fact', 'next_term');

CREATE TRIGGER fact_never_changes BEFORE UPDATE ON fact
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

-- Of older facts, nothing new is taken; while a fact is being written, its number is not below next_fact yet.
CREATE TRIGGER fact_is_never_replaced BEFORE INSERT ON fact
WHEN new.id < (SELECT value FROM mark WHERE name = 'next_fact')
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER mark_only_grows BEFORE UPDATE ON mark WHEN new.name <> old.name OR new.value < old.value
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER visible_fact_stays BEFORE DELETE ON fact
WHEN EXISTS (SELECT 1 FROM batch b WHERE b.id = old.batch AND b.published IS NOT NULL)
  OR EXISTS (SELECT 1 FROM appearance a JOIN batch b ON b.id = a.batch
             WHERE a.fact = old.id AND b.published IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER posting_never_changes BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER visible_posting_stays BEFORE DELETE ON posting
WHEN EXISTS (SELECT 1 FROM batch b WHERE b.id = old.batch AND b.published IS NOT NULL)
  OR EXISTS (SELECT 1 FROM appearance a JOIN batch b ON b.id = a.batch
             WHERE a.fact = old.fact AND b.published IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER fact_hash_never_changes BEFORE UPDATE ON fact_hash
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER fact_hash_stays BEFORE DELETE ON fact_hash
WHEN EXISTS (SELECT 1 FROM fact f JOIN batch b ON b.id = f.batch
             WHERE f.id = old.fact AND substr(f.asid, 1, 8) = old.hash AND b.published IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER young_fact_hash_never_changes BEFORE UPDATE ON young_fact_hash
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER term_never_changes BEFORE UPDATE ON term
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

CREATE TRIGGER term_stays BEFORE DELETE ON term
BEGIN SELECT RAISE(ABORT, 'an attestation is never deleted'); END;

CREATE TRIGGER young_term_never_changes BEFORE UPDATE ON young_term
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;
