-- From file format 1 to 2: releases, and a seal for every submission. No content and no hash changes.
--
-- Limen runs this in one transaction, and then computes the seals of the submissions it finds. The last statement
-- names the new version; a test holds the outcome equal to schema.sql, letter by letter.

DROP TRIGGER ledger_delete;
DROP TRIGGER ledger_insert;
DROP TRIGGER ledger_update;
DROP TRIGGER revision_insert;
DROP TRIGGER standing_event_insert;
DROP VIEW log;

CREATE TABLE release (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    message TEXT NOT NULL,
    archive_hash TEXT NOT NULL,    -- the archive's hash at that moment
    entry_count INTEGER NOT NULL,  -- rows in release_entry
    event_count INTEGER NOT NULL,  -- rows in release_event
    submission INTEGER NOT NULL REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED,
    hash TEXT NOT NULL             -- SHA-256 over the canonical form of the release
) STRICT;

CREATE TABLE release_entry (
    release INTEGER NOT NULL REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,
    item INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    revision INTEGER NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (release, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_event (
    release INTEGER NOT NULL REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL,  -- 1, 2, ...: the order that counted
    event INTEGER NOT NULL REFERENCES standing_event (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (release, seq),
    UNIQUE (release, event)
) STRICT, WITHOUT ROWID;

-- The ledger has one column more.
CREATE TEMP TABLE kept AS SELECT seq, revision, event, hash, chain FROM ledger;

DROP TABLE ledger;

CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    revision INTEGER UNIQUE REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,         -- either this
    event INTEGER UNIQUE REFERENCES standing_event (seq) DEFERRABLE INITIALLY DEFERRED,     -- or this
    release INTEGER UNIQUE REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,           -- or this
    hash TEXT NOT NULL,   -- the hash of that revision, event or release
    chain TEXT NOT NULL   -- SHA-256 over the 32 bytes of the previous chain value (zeros at first), then those of hash
) STRICT;

INSERT INTO ledger (seq, revision, event, hash, chain)
SELECT seq, revision, event, hash, chain FROM kept ORDER BY seq;

DROP TABLE kept;

CREATE TABLE submission_seal (
    submission INTEGER PRIMARY KEY REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED,
    hash TEXT NOT NULL  -- SHA-256 over the canonical form of the submission
) STRICT;

CREATE TRIGGER release_update BEFORE UPDATE ON release
BEGIN
    SELECT RAISE(ABORT, 'sealed: a release is never changed');
END;

CREATE TRIGGER release_entry_update BEFORE UPDATE ON release_entry
BEGIN
    SELECT RAISE(ABORT, 'sealed: a release is never changed');
END;

CREATE TRIGGER release_event_update BEFORE UPDATE ON release_event
BEGIN
    SELECT RAISE(ABORT, 'sealed: a release is never changed');
END;

CREATE TRIGGER submission_seal_update BEFORE UPDATE ON submission_seal
BEGIN
    SELECT RAISE(ABORT, 'sealed: a submission is never changed');
END;

CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'sealed: the ledger is never changed');
END;

CREATE TRIGGER release_delete BEFORE DELETE ON release
BEGIN
    SELECT RAISE(ABORT, 'sealed: a release is never removed');
END;

CREATE TRIGGER release_entry_delete BEFORE DELETE ON release_entry
WHEN EXISTS (SELECT 1 FROM release WHERE id = OLD.release)
BEGIN
    SELECT RAISE(ABORT, 'sealed: a release is never changed');
END;

CREATE TRIGGER release_event_delete BEFORE DELETE ON release_event
WHEN EXISTS (SELECT 1 FROM release WHERE id = OLD.release)
BEGIN
    SELECT RAISE(ABORT, 'sealed: a release is never changed');
END;

CREATE TRIGGER submission_seal_delete BEFORE DELETE ON submission_seal
BEGIN
    SELECT RAISE(ABORT, 'sealed: a submission is never changed');
END;

CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'sealed: the ledger is never changed');
END;

CREATE TRIGGER revision_insert BEFORE INSERT ON revision
BEGIN
    SELECT RAISE(ABORT, 'a revision has the next free id')
    WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM revision);
    SELECT RAISE(ABORT, 'revisions of an item are numbered 1, 2, 3, ...')
    WHERE NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM revision WHERE item = NEW.item);
    SELECT RAISE(ABORT, 'the document of a revision is a JSON object')
    WHERE NOT EXISTS (SELECT 1 FROM json_each(NEW.document));
    SELECT RAISE(ABORT, 'a revision belongs to an item and a submission')
    WHERE NOT EXISTS (SELECT 1 FROM item WHERE id = NEW.item)
        OR NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission);
    SELECT RAISE(ABORT, 'sealed: this submission is closed')
    WHERE EXISTS (SELECT 1 FROM submission_seal WHERE submission = NEW.submission);
    SELECT RAISE(ABORT, 'a revision declares how many curves, strips and holdings it has')
    WHERE NEW.curve_count IS NOT (SELECT count(*) FROM curve WHERE revision = NEW.id)
        OR NEW.strip_count IS NOT (SELECT count(*) FROM strip WHERE revision = NEW.id)
        OR NEW.holding_count IS NOT (SELECT count(*) FROM holding WHERE revision = NEW.id);
END;

CREATE TRIGGER standing_event_insert BEFORE INSERT ON standing_event
BEGIN
    SELECT RAISE(ABORT, 'an event has the next free number')
    WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM standing_event);
    SELECT RAISE(ABORT, 'an event belongs to a submission')
    WHERE NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission);
    SELECT RAISE(ABORT, 'sealed: this submission is closed')
    WHERE EXISTS (SELECT 1 FROM submission_seal WHERE submission = NEW.submission);
END;

CREATE TRIGGER release_entry_insert BEFORE INSERT ON release_entry
WHEN EXISTS (SELECT 1 FROM release WHERE id = NEW.release)
BEGIN
    SELECT RAISE(ABORT, 'sealed: this release exists, and takes no more entries');
END;

CREATE TRIGGER release_event_insert BEFORE INSERT ON release_event
WHEN EXISTS (SELECT 1 FROM release WHERE id = NEW.release)
BEGIN
    SELECT RAISE(ABORT, 'sealed: this release exists, and takes no more decisions');
END;

CREATE TRIGGER release_insert BEFORE INSERT ON release
BEGIN
    SELECT RAISE(ABORT, 'a release has the next free id')
    WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM release);
    SELECT RAISE(ABORT, 'sealed: a release of this name exists')
    WHERE EXISTS (SELECT 1 FROM release WHERE name = NEW.name);
    SELECT RAISE(ABORT, 'a release belongs to a submission')
    WHERE NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission);
    SELECT RAISE(ABORT, 'sealed: this submission is closed')
    WHERE EXISTS (SELECT 1 FROM submission_seal WHERE submission = NEW.submission);
    SELECT RAISE(ABORT, 'a release declares how many entries and decisions it has')
    WHERE NEW.entry_count IS NOT (SELECT count(*) FROM release_entry WHERE release = NEW.id)
        OR NEW.event_count IS NOT (SELECT count(*) FROM release_event WHERE release = NEW.id);
    SELECT RAISE(ABORT, 'a release names revisions of its items')
    WHERE EXISTS (
        SELECT 1 FROM release_entry AS entry
        WHERE entry.release = NEW.id
            AND entry.item IS NOT (SELECT item FROM revision WHERE id = entry.revision));
END;

CREATE TRIGGER submission_seal_insert BEFORE INSERT ON submission_seal
BEGIN
    SELECT RAISE(ABORT, 'sealed: this submission is closed')
    WHERE EXISTS (SELECT 1 FROM submission_seal WHERE submission = NEW.submission);
    SELECT RAISE(ABORT, 'a seal is a hash, and belongs to a submission')
    WHERE length(NEW.hash) IS NOT 64 OR NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission);
END;

CREATE TRIGGER ledger_insert BEFORE INSERT ON ledger
BEGIN
    SELECT RAISE(ABORT, 'the ledger goes on with the next free number')
    WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger);
    SELECT RAISE(ABORT, 'the ledger names a revision, an event or a release, with its hash')
    WHERE (NEW.revision IS NOT NULL) + (NEW.event IS NOT NULL) + (NEW.release IS NOT NULL) <> 1
        OR NEW.hash IS NOT coalesce(
            (SELECT hash FROM revision WHERE id = NEW.revision),
            (SELECT hash FROM standing_event WHERE seq = NEW.event),
            (SELECT hash FROM release WHERE id = NEW.release));
    SELECT RAISE(ABORT, 'sealed: the ledger names every revision, event and release once')
    WHERE EXISTS (
        SELECT 1 FROM ledger WHERE revision = NEW.revision OR event = NEW.event OR release = NEW.release);
END;

CREATE VIEW log AS
SELECT
    ledger.seq,
    submission.recorded_at,
    coalesce(
        standing_event.kind,
        iif(release.id IS NOT NULL, 'released', iif(revision.number = 1, 'new', 'revised'))) AS what,
    coalesce(item.kind, iif(release.id IS NULL, 'limit', 'release')) AS kind,
    coalesce(standing_event.limit_slug, item.slug, release.name) AS slug,
    revision.number AS revision,
    coalesce(standing_event.reason, release.message) AS reason,
    submission.tool_version,
    ledger.event,
    ledger.hash,
    ledger.chain AS archive_hash,
    standing_event.other_limit,
    submission.id AS submission
FROM ledger
LEFT JOIN revision ON revision.id = ledger.revision
LEFT JOIN item ON item.id = revision.item
LEFT JOIN standing_event ON standing_event.seq = ledger.event
LEFT JOIN release ON release.id = ledger.release
LEFT JOIN submission ON submission.id = coalesce(revision.submission, standing_event.submission, release.submission);

CREATE VIEW releases AS
SELECT
    release.name,
    release.message,
    submission.recorded_at,
    submission.tool_version,
    release.hash,
    release.archive_hash,
    release.entry_count,
    release.event_count,
    release.id AS release_id
FROM release
JOIN submission ON submission.id = release.submission;

CREATE VIEW released AS
SELECT
    release.name AS release,
    item.kind,
    item.slug,
    revision.number AS revision,
    revision.hash,
    revision.id AS revision_id
FROM release
JOIN release_entry ON release_entry.release = release.id
JOIN item ON item.id = release_entry.item
JOIN revision ON revision.id = release_entry.revision;

PRAGMA user_version = 2;
