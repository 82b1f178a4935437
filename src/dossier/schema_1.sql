CREATE TABLE actor(seq INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE actor_event(actor INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY(actor, event)) WITHOUT ROWID;
CREATE TABLE told(document INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY(document, event)) WITHOUT ROWID;
CREATE VIRTUAL TABLE label_index USING fts5(label, content='', tokenize='porter unicode61');
