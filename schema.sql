-- The schema of a Limen archive: exclusion limits on portals to a dark sector, in one SQLite file.
--
-- Looking around? Start with the views at the end; their names are what one would type:
--
--   SELECT * FROM planes;
--   SELECT slug, title, status, confidence_level, publication FROM limits;
--   SELECT mass, coupling FROM curve_points WHERE slug = 'sn1987a' AND revision = 1;
--   SELECT * FROM revisions WHERE slug = 'sn1987a';
--   SELECT slug, revision, hash FROM released WHERE release = '2026-1' AND kind = 'limit';
--
-- What is kept are items: planes, searches and limits. An item has numbered revisions; the highest number is its head.
-- A revision is a JSON document with its content hash, and for a limit its curves, the strips cut from them, and
-- the scenarios it holds in. Nothing that is in a document is stored a second time: the views take it from there.
-- Units: masses in GeV, couplings in the unit of the plane.
--
-- A release gives a name to the heads and decisions of one moment, under one hash.
--
-- Nothing is ever changed or taken away: the triggers refuse every UPDATE, DELETE and REPLACE, and whatever would add
-- to a revision that exists. Children are written first and the revision last; from then on it is sealed.
-- Triggers, not constraints, keep what matters, because a shell may switch the constraints off.
--
-- The views read documents with json_each: other JSON functions inside a view are refused by the SQLite of Debian 12
-- when the schema is not trusted. Queries of your own may say document ->> '$.title'.

PRAGMA application_id = 1281977710;  -- 0x4C696D6E, 'Limn'
PRAGMA user_version = 3;             -- the file format: the version of this schema

-- ---------------------------------------------------------------------------------------------------------- tables

-- The files that were handed in, byte by byte.
CREATE TABLE source (
    sha256 TEXT PRIMARY KEY,  -- of the bytes, lower-case hexadecimal
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- One act of handing in that changed something: an import, a computation or a decision about standing.
CREATE TABLE submission (
    id INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL,   -- UTC, 2026-01-31T12:00:00Z; for information: order is by number, never by time
    tool_version TEXT NOT NULL,  -- the version of Limen that wrote it
    file_count INTEGER NOT NULL  -- rows in submission_file; 0 for computations and decisions
) STRICT;

-- The files of a submission.
CREATE TABLE submission_file (
    submission INTEGER NOT NULL REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL,  -- 0, 1, ...
    name TEXT NOT NULL,    -- the file name, as given
    source TEXT NOT NULL REFERENCES source (sha256) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (submission, seq)
) STRICT, WITHOUT ROWID;

-- What the archive keeps: one row per plane, search or limit. Within its kind a slug belongs to one item for ever; a
-- limit may be called as the search it belongs to.
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('plane', 'search', 'limit')),
    slug TEXT NOT NULL,
    UNIQUE (kind, slug)
) STRICT;

-- One version of an item.
CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,  -- 1, 2, ... within the item
    hash TEXT NOT NULL,       -- content hash: SHA-256 over the canonical form, see Docs/use/canonical-form.md
    document TEXT NOT NULL,   -- JSON: all but the points of the curves
    submission INTEGER NOT NULL REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED,
    curve_count INTEGER NOT NULL,    -- rows in curve
    strip_count INTEGER NOT NULL,    -- rows in strip
    holding_count INTEGER NOT NULL,  -- rows in holding
    UNIQUE (item, number)
) STRICT;

-- The curves of a limit as they were given: the truth.
CREATE TABLE curve (
    revision INTEGER NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL,          -- 0, 1, ...: the place in the document's list of curves
    role TEXT NOT NULL,            -- central, lower-edge, upper-edge, contour, expected, component, ...
    name TEXT,                     -- tells curves of one role apart
    interpolation TEXT NOT NULL,   -- log-log or step
    point_count INTEGER NOT NULL,
    -- [[mass, coupling], [mass, coupling, "edge kind"], [mass, coupling, "edge kind", ["flag"]], ...]
    -- in the order of the source; every number is the shortest text that reads back as the same binary64.
    points TEXT NOT NULL,
    PRIMARY KEY (revision, seq)
) STRICT, WITHOUT ROWID;

-- The excluded region of a limit, cut into trapezoids in x = log10(mass), y = log10(coupling): an index over the
-- curves, made for answers at one mass. Strips of a revision share their whole range of x or touch at most in an end.
-- Kinds of edges: 0 measured, 1 cap (the frame of a figure), 2 kinematic, 3 open (no edge).
CREATE TABLE strip (
    revision INTEGER NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
    x0 REAL NOT NULL,           -- where it begins
    seq INTEGER NOT NULL,       -- 0, 1, ... from below among the strips that begin at x0
    x1 REAL NOT NULL,           -- where it ends
    lower0 REAL NOT NULL,       -- the lower edge at x0
    lower1 REAL NOT NULL,       -- and at x1
    upper0 REAL,                -- the upper edge at x0, NULL when open
    upper1 REAL,                -- and at x1
    lower_kind INTEGER NOT NULL,
    upper_kind INTEGER NOT NULL,
    PRIMARY KEY (revision, x0, seq)
) STRICT, WITHOUT ROWID;

-- Which limits hold in which scenario: an index over the documents.
CREATE TABLE holding (
    revision INTEGER NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL,  -- 0, 1, ...: the place in the document's list of holdings
    plane TEXT NOT NULL,
    scenario TEXT NOT NULL,
    PRIMARY KEY (revision, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX holding_by_scenario ON holding (plane, scenario, revision);

-- Decisions about limits. The present standing is what all events in order come to.
CREATE TABLE standing_event (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('preferred', 'superseded', 'retracted', 'reinstated', 'overlap')),
    limit_slug TEXT NOT NULL,
    other_limit TEXT,      -- superseded by it, overlapping with it
    -- preferred: among the versions of this search, in this plane, scenario and status; NULL stands for every one.
    search TEXT,
    plane TEXT,
    scenario TEXT,
    status TEXT,
    reason TEXT NOT NULL,
    submission INTEGER NOT NULL REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED,
    hash TEXT NOT NULL     -- SHA-256 over the canonical form of the event
) STRICT;

CREATE INDEX standing_event_by_limit ON standing_event (limit_slug);

-- A name for what the archive held at one moment.
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

-- The revision of every plane, search and limit that was the head then.
CREATE TABLE release_entry (
    release INTEGER NOT NULL REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,
    item INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    revision INTEGER NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (release, item)
) STRICT, WITHOUT ROWID;

-- The decisions made until then.
CREATE TABLE release_event (
    release INTEGER NOT NULL REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL,  -- 1, 2, ...: the order that counted
    event INTEGER NOT NULL REFERENCES standing_event (seq) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (release, seq),
    UNIQUE (release, event)
) STRICT, WITHOUT ROWID;

-- Every revision, event and release, in the order of writing.
CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    revision INTEGER UNIQUE REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,         -- either this
    event INTEGER UNIQUE REFERENCES standing_event (seq) DEFERRABLE INITIALLY DEFERRED,     -- or this
    release INTEGER UNIQUE REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED            -- or this
) STRICT;

-- What no other hash covers: times, versions and file names; and the archive's hash. Written last, it closes its
-- submission.
CREATE TABLE submission_seal (
    submission INTEGER PRIMARY KEY REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED,
    hash TEXT NOT NULL,         -- SHA-256 over the canonical form of the submission
    archive_hash TEXT NOT NULL  -- the hash of what the archive says with this submission, over the view state
) STRICT;

-- ------------------------------------------------------------------------------------------------ seals: no change

CREATE TRIGGER source_update BEFORE UPDATE ON source
BEGIN
    SELECT RAISE(ABORT, 'sealed: a source is never changed');
END;

CREATE TRIGGER submission_update BEFORE UPDATE ON submission
BEGIN
    SELECT RAISE(ABORT, 'sealed: a submission is never changed');
END;

CREATE TRIGGER submission_file_update BEFORE UPDATE ON submission_file
BEGIN
    SELECT RAISE(ABORT, 'sealed: a submission is never changed');
END;

CREATE TRIGGER item_update BEFORE UPDATE ON item
BEGIN
    SELECT RAISE(ABORT, 'sealed: an item is never changed');
END;

CREATE TRIGGER revision_update BEFORE UPDATE ON revision
BEGIN
    SELECT RAISE(ABORT, 'sealed: a revision is never changed');
END;

CREATE TRIGGER curve_update BEFORE UPDATE ON curve
BEGIN
    SELECT RAISE(ABORT, 'sealed: a revision is never changed');
END;

CREATE TRIGGER strip_update BEFORE UPDATE ON strip
BEGIN
    SELECT RAISE(ABORT, 'sealed: a revision is never changed');
END;

CREATE TRIGGER holding_update BEFORE UPDATE ON holding
BEGIN
    SELECT RAISE(ABORT, 'sealed: a revision is never changed');
END;

CREATE TRIGGER standing_event_update BEFORE UPDATE ON standing_event
BEGIN
    SELECT RAISE(ABORT, 'sealed: an event is never changed');
END;

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

-- ---------------------------------------------------------------------------------------------- seals: no removal

-- Children whose revision or submission was never written are rubbish, and may be swept out.

CREATE TRIGGER source_delete BEFORE DELETE ON source
BEGIN
    SELECT RAISE(ABORT, 'sealed: a source is never removed');
END;

CREATE TRIGGER submission_delete BEFORE DELETE ON submission
BEGIN
    SELECT RAISE(ABORT, 'sealed: a submission is never removed');
END;

CREATE TRIGGER submission_file_delete BEFORE DELETE ON submission_file
WHEN EXISTS (SELECT 1 FROM submission WHERE id = OLD.submission)
BEGIN
    SELECT RAISE(ABORT, 'sealed: a submission is never changed');
END;

CREATE TRIGGER item_delete BEFORE DELETE ON item
BEGIN
    SELECT RAISE(ABORT, 'sealed: an item is never removed');
END;

CREATE TRIGGER revision_delete BEFORE DELETE ON revision
BEGIN
    SELECT RAISE(ABORT, 'sealed: a revision is never removed');
END;

CREATE TRIGGER curve_delete BEFORE DELETE ON curve
WHEN EXISTS (SELECT 1 FROM revision WHERE id = OLD.revision)
BEGIN
    SELECT RAISE(ABORT, 'sealed: a revision is never changed');
END;

CREATE TRIGGER strip_delete BEFORE DELETE ON strip
WHEN EXISTS (SELECT 1 FROM revision WHERE id = OLD.revision)
BEGIN
    SELECT RAISE(ABORT, 'sealed: a revision is never changed');
END;

CREATE TRIGGER holding_delete BEFORE DELETE ON holding
WHEN EXISTS (SELECT 1 FROM revision WHERE id = OLD.revision)
BEGIN
    SELECT RAISE(ABORT, 'sealed: a revision is never changed');
END;

CREATE TRIGGER standing_event_delete BEFORE DELETE ON standing_event
BEGIN
    SELECT RAISE(ABORT, 'sealed: an event is never removed');
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

-- -------------------------------------------------------------------------------------------- seals: what may come

-- These run before REPLACE or UPSERT resolve a conflict, so that neither can take the place of a row that exists.

CREATE TRIGGER source_insert BEFORE INSERT ON source
BEGIN
    SELECT RAISE(ABORT, 'sealed: this source exists')
    WHERE EXISTS (SELECT 1 FROM source WHERE sha256 = NEW.sha256);
END;

CREATE TRIGGER submission_file_insert BEFORE INSERT ON submission_file
WHEN EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission)
BEGIN
    SELECT RAISE(ABORT, 'sealed: this submission exists, and takes no more files');
END;

CREATE TRIGGER submission_insert BEFORE INSERT ON submission
BEGIN
    SELECT RAISE(ABORT, 'a submission has the next free id')
    WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM submission);
    SELECT RAISE(ABORT, 'a submission declares how many files it has')
    WHERE NEW.file_count IS NOT (SELECT count(*) FROM submission_file WHERE submission = NEW.id);
END;

CREATE TRIGGER item_insert BEFORE INSERT ON item
BEGIN
    SELECT RAISE(ABORT, 'an item has the next free id')
    WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM item);
    SELECT RAISE(ABORT, 'sealed: an item of this kind and slug exists')
    WHERE EXISTS (SELECT 1 FROM item WHERE kind = NEW.kind AND slug = NEW.slug);
END;

CREATE TRIGGER curve_insert BEFORE INSERT ON curve
WHEN EXISTS (SELECT 1 FROM revision WHERE id = NEW.revision)
BEGIN
    SELECT RAISE(ABORT, 'sealed: this revision exists, and takes no more curves');
END;

CREATE TRIGGER strip_insert BEFORE INSERT ON strip
WHEN EXISTS (SELECT 1 FROM revision WHERE id = NEW.revision)
BEGIN
    SELECT RAISE(ABORT, 'sealed: this revision exists, and takes no more strips');
END;

CREATE TRIGGER holding_insert BEFORE INSERT ON holding
WHEN EXISTS (SELECT 1 FROM revision WHERE id = NEW.revision)
BEGIN
    SELECT RAISE(ABORT, 'sealed: this revision exists, and takes no more holdings');
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
    SELECT RAISE(ABORT, 'a seal consists of two hashes, and belongs to a submission')
    WHERE length(NEW.hash) IS NOT 64
        OR length(NEW.archive_hash) IS NOT 64
        OR NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission);
END;

CREATE TRIGGER ledger_insert BEFORE INSERT ON ledger
BEGIN
    SELECT RAISE(ABORT, 'the ledger goes on with the next free number')
    WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger);
    SELECT RAISE(ABORT, 'the ledger names a revision, an event or a release')
    WHERE (NEW.revision IS NOT NULL) + (NEW.event IS NOT NULL) + (NEW.release IS NOT NULL) <> 1
        OR coalesce(
            (SELECT id FROM revision WHERE id = NEW.revision),
            (SELECT seq FROM standing_event WHERE seq = NEW.event),
            (SELECT id FROM release WHERE id = NEW.release)) IS NULL;
    SELECT RAISE(ABORT, 'sealed: the ledger names every revision, event and release once')
    WHERE EXISTS (
        SELECT 1 FROM ledger WHERE revision = NEW.revision OR event = NEW.event OR release = NEW.release);
END;

-- ----------------------------------------------------------------------------------------------- views: the basics

-- Every revision with its item, its time and the files it came from.
CREATE VIEW revisions AS
SELECT
    item.slug,
    revision.number AS revision,
    item.kind,
    revision.number = (SELECT max(number) FROM revision AS other WHERE other.item = item.id) AS is_head,
    revision.hash,
    submission.recorded_at,
    submission.tool_version,
    revision.submission,
    submission.file_count,
    (SELECT group_concat(name, ' ') FROM submission_file WHERE submission = submission.id) AS files,
    revision.curve_count,
    revision.strip_count,
    revision.holding_count,
    revision.document,
    revision.id AS revision_id
FROM revision
JOIN item ON item.id = revision.item
JOIN submission ON submission.id = revision.submission;

-- The newest revision of every item.
CREATE VIEW heads AS
SELECT slug, revision, kind, hash, recorded_at, tool_version, submission, document, revision_id
FROM revisions
WHERE is_head;

-- The files a submission came from; the bytes are in source.
CREATE VIEW submitted_files AS
SELECT
    submission_file.submission, submission_file.seq, submission_file.name, source.sha256, length(source.bytes) AS size
FROM submission_file
JOIN source ON source.sha256 = submission_file.source;

-- What the archive says, an entry a row, in no order: the archive's hash is the hash of this set, and so the same
-- whatever came first. Docs/use/canonical-form.md says how it is taken.
CREATE VIEW state AS
SELECT item.kind || ' ' || item.slug || ' ' || revision.number || ' ' || revision.hash AS entry
FROM revision
JOIN item ON item.id = revision.item
UNION ALL
-- Of decisions about one thing the order counts.
SELECT 'decision ' || subject || ' ' || row_number() OVER (PARTITION BY subject ORDER BY seq) || ' ' || hash
FROM (
    SELECT
        seq,
        hash,
        CASE
            WHEN kind = 'preferred' AND search IS NOT NULL THEN 'search/' || search
            WHEN kind = 'overlap' THEN 'overlap/' || limit_slug || '/' || coalesce(other_limit, '')
            ELSE 'limit/' || limit_slug
        END AS subject
    FROM standing_event)
UNION ALL
SELECT 'release ' || name || ' ' || hash
FROM release;

-- What was written when, first to last, with the archive's hash after the submission it came with. The slug of a release
-- is its name.
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
    coalesce(revision.hash, standing_event.hash, release.hash) AS hash,
    submission_seal.archive_hash,
    standing_event.other_limit,
    submission.id AS submission
FROM ledger
LEFT JOIN revision ON revision.id = ledger.revision
LEFT JOIN item ON item.id = revision.item
LEFT JOIN standing_event ON standing_event.seq = ledger.event
LEFT JOIN release ON release.id = ledger.release
LEFT JOIN submission ON submission.id = coalesce(revision.submission, standing_event.submission, release.submission)
LEFT JOIN submission_seal ON submission_seal.submission = submission.id;

-- The releases, first to last.
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

-- What each release froze: the revision of every plane, search and limit.
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

-- ------------------------------------------------------------------------------------- views: planes, searches, limits

-- The planes of mass against coupling.
CREATE VIEW planes AS
SELECT
    slug,
    (SELECT value FROM json_each(document, '$.title')) AS title,
    (SELECT value FROM json_each(document, '$.convention')) AS convention,  -- the Lagrangian term: fixes the coupling
    (SELECT value FROM json_each(document, '$.mass.symbol')) AS mass_symbol,
    (SELECT value FROM json_each(document, '$.mass.dimension')) AS mass_dimension,
    (SELECT value FROM json_each(document, '$.coupling.symbol')) AS coupling_symbol,
    (SELECT value FROM json_each(document, '$.coupling.dimension')) AS coupling_dimension,
    revision,
    hash,
    revision_id
FROM heads
WHERE kind = 'plane';

-- The scenarios of the planes.
CREATE VIEW scenarios AS
SELECT
    heads.slug AS plane,
    (SELECT value FROM json_each(scenario.value, '$.slug')) AS scenario,
    (SELECT value FROM json_each(scenario.value, '$.title')) AS title,
    (SELECT value FROM json_each(scenario.value) WHERE key = 'values') AS parameter_values,  -- JSON
    (SELECT value FROM json_each(scenario.value, '$.note')) AS note
FROM heads, json_each(heads.document, '$.scenarios') AS scenario
WHERE heads.kind = 'plane';

-- The searches: descriptors that limits are computed from.
CREATE VIEW searches AS
SELECT
    slug,
    (SELECT value FROM json_each(document, '$.title')) AS title,
    (SELECT value FROM json_each(document, '$.experiment.name')) AS experiment,
    (SELECT value FROM json_each(document, '$.experiment.facility.name')) AS facility,
    (SELECT count(*) FROM json_each(document, '$.derivations')) AS derivations,
    (SELECT value FROM json_each(document, '$.note')) AS note,
    revision,
    hash,
    revision_id
FROM heads
WHERE kind = 'search';

-- The limits. publication is the INSPIRE key of the paper that states the result (else of the first one named).
CREATE VIEW limits AS
WITH
head AS (
    SELECT
        heads.*,
        coalesce(
            (SELECT citation.key FROM json_each(heads.document, '$.citations') AS citation
                WHERE (SELECT value FROM json_each(citation.value, '$.role')) = 'result' LIMIT 1),
            0) AS paper
    FROM heads
    WHERE heads.kind = 'limit'
)
SELECT
    head.slug,
    (SELECT value FROM json_each(head.document, '$.title')) AS title,
    (SELECT value FROM json_each(head.document, '$.plane')) AS plane,
    (SELECT value FROM json_each(head.document, '$.search')) AS search,
    (SELECT value FROM json_each(head.document, '$.experiment.name')) AS experiment,
    (SELECT value FROM json_each(head.document, '$.status')) AS status,          -- observed, expected or projection
    -- Either a confidence level (a number, or 'unknown' in so many words), or a criterion that has none.
    (SELECT value FROM json_each(head.document, '$.statement.confidence.level')) AS confidence_level,
    (SELECT value FROM json_each(head.document, '$.statement.confidence.sides')) AS sides,
    (SELECT value FROM json_each(head.document, '$.statement.confidence.method')) AS method,
    (SELECT value FROM json_each(head.document, '$.statement.criterion.name')) AS criterion,
    coalesce(
        (SELECT value FROM json_each(head.document, '$.citations[' || paper || '].publication.texkey')),
        (SELECT value FROM json_each(head.document, '$.citations[' || paper || '].publication.id'))) AS publication,
    (SELECT value FROM json_each(head.document, '$.citations[' || paper || '].publication.arxiv')) AS arxiv,
    (SELECT value FROM json_each(head.document, '$.citations[' || paper || '].publication.doi')) AS doi,
    (SELECT value FROM json_each(head.document, '$.origin.kind')) AS origin,  -- published, digitised, recast, computed
    (SELECT value FROM json_each(head.document, '$.shape')) AS shape,            -- above, between, inside or empty
    -- The range of masses in GeV that something is excluded in, rounded to 12 digits.
    CAST(printf('%.12g', pow(10, (SELECT min(x0) FROM strip WHERE revision = head.revision_id))) AS REAL) AS mass_from,
    CAST(printf('%.12g', pow(10, (
        SELECT x1 FROM strip WHERE revision = head.revision_id ORDER BY x0 DESC LIMIT 1))) AS REAL) AS mass_to,
    -- The decisions about it that stand: preferred (where, says the view standing), superseded, retracted, reinstated.
    (SELECT group_concat(kind, ' ') FROM standing
        WHERE standing.slug = head.slug AND kind <> 'overlap' AND is_present) AS standing,
    (SELECT value FROM json_each(head.document, '$.note')) AS note,
    head.revision,
    head.hash,
    head.revision_id
FROM head;

-- Where each limit holds, and how good it is there.
CREATE VIEW limit_scenarios AS
SELECT
    heads.slug,
    holding.plane,
    holding.scenario,
    (SELECT value FROM json_each(element.value, '$.grade')) AS grade,
    (SELECT value FROM json_each(element.value, '$.lowerGrade')) AS lower_grade,  -- of the lower edge, when it differs
    (SELECT value FROM json_each(element.value, '$.upperGrade')) AS upper_grade,  -- of the upper edge, when it differs
    (SELECT value FROM json_each(element.value) WHERE key = 'ranges') AS ranges,  -- JSON: what it was made for
    (SELECT value FROM json_each(element.value, '$.note')) AS note,
    holding.seq
FROM heads
JOIN holding ON holding.revision = heads.revision_id
JOIN json_each(heads.document, '$.holdings') AS element ON element.key = holding.seq
WHERE heads.kind = 'limit';

-- The points of the curves, all revisions, in the units of the plane and the order of the source.
CREATE VIEW curve_points AS
SELECT
    item.slug,
    revision.number AS revision,
    curve.seq AS curve,
    curve.role,
    curve.name,
    curve.interpolation,
    curve.point_count,
    point.key AS point,
    (SELECT value FROM json_each(point.value, '$[0]')) AS mass,
    (SELECT value FROM json_each(point.value, '$[1]')) AS coupling,
    coalesce((SELECT value FROM json_each(point.value, '$[2]')), 'measured') AS edge,
    (SELECT value FROM json_each(point.value) WHERE key = 3) AS flags,
    curve.revision AS revision_id
FROM curve
JOIN revision ON revision.id = curve.revision
JOIN item ON item.id = revision.item
JOIN json_each(curve.points) AS point;

-- The excluded regions as strips, all revisions: in log10, and for reading as mass and coupling.
CREATE VIEW regions AS
SELECT
    item.slug,
    revision.number AS revision,
    strip.seq,
    strip.x0, strip.x1, strip.lower0, strip.lower1, strip.upper0, strip.upper1,
    pow(10, strip.x0) AS mass_from,
    pow(10, strip.x1) AS mass_to,
    pow(10, strip.lower0) AS coupling_from,          -- the lower edge at mass_from
    pow(10, strip.lower1) AS coupling_from_at_end,   -- and at mass_to
    pow(10, strip.upper0) AS coupling_to,            -- the upper edge at mass_from; NULL: no end
    pow(10, strip.upper1) AS coupling_to_at_end,
    CASE strip.lower_kind
        WHEN 0 THEN 'measured' WHEN 1 THEN 'cap' WHEN 2 THEN 'kinematic' ELSE 'open' END AS lower_kind,
    CASE strip.upper_kind
        WHEN 0 THEN 'measured' WHEN 1 THEN 'cap' WHEN 2 THEN 'kinematic' ELSE 'open' END AS upper_kind,
    strip.revision AS revision_id
FROM strip
JOIN revision ON revision.id = strip.revision
JOIN item ON item.id = revision.item;

-- All decisions about limits, first to last; is_present marks those that still stand.
CREATE VIEW standing AS
SELECT
    event.seq,
    event.kind,
    event.limit_slug AS slug,
    event.other_limit,
    event.search,
    event.plane,
    event.scenario,
    event.status,
    event.reason,
    submission.recorded_at,
    event.hash,
    -- A later decision of the same sense takes the place of an earlier one.
    NOT EXISTS (
        SELECT 1 FROM standing_event AS later
        WHERE later.seq > event.seq
            AND CASE
                WHEN event.kind = 'preferred' THEN
                    later.kind = 'preferred' AND later.search IS event.search AND later.plane IS event.plane
                    AND later.scenario IS event.scenario AND later.status IS event.status
                WHEN event.kind = 'overlap' THEN
                    later.kind = 'overlap' AND later.limit_slug = event.limit_slug
                    AND later.other_limit IS event.other_limit
                ELSE
                    later.kind IN ('superseded', 'retracted', 'reinstated') AND later.limit_slug = event.limit_slug
            END
    ) AS is_present
FROM standing_event AS event
JOIN submission ON submission.id = event.submission;
