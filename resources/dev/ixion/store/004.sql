-- What a run used: processor time, memory, output, facts, processes and permissions.
ALTER TABLE execution ADD COLUMN usage TEXT;  -- JSON; empty where it is not known
