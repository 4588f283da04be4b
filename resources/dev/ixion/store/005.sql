-- Full text also has marks of how subjects and contexts begin, so it follows the facts once more. Ixion joins its
-- segments itself, a piece at a time: SQLite would join all of one size at once, which takes many seconds among millions
-- of facts.
--
-- The table has a new name, so that an Ixion of the format before, which may have the file open, does not fill it without
-- marks.
DROP TABLE text_index;
CREATE VIRTUAL TABLE full_text USING fts5(text, content='', detail='none', columnsize=0,
  tokenize="unicode61 remove_diacritics 2");
INSERT INTO full_text (full_text, rank) VALUES ('hashsize', 67108864);
INSERT INTO full_text (full_text, rank) VALUES ('automerge', 0);
INSERT INTO full_text (full_text, rank) VALUES ('usermerge', 8);
-- More segments than there will be
INSERT INTO full_text (full_text, rank) VALUES ('crisismerge', 500);
DELETE FROM word;

DROP TRIGGER mark_only_grows;
UPDATE mark SET value = 0 WHERE name IN ('indexed_fact', 'text_disorder');
CREATE TRIGGER mark_only_grows BEFORE UPDATE ON mark WHEN new.name <> old.name OR new.value < old.value
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;
