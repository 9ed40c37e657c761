-- history-of-limit
-- Every revision of what is called so (a limit, and its search or a plane if they share the name), and every
-- decision about it, first to last.
--
-- Parameters:
--   :limit [name] the limit, plane or search
-- Columns:
--   seq [number] the place in the archive's ledger
--   recorded_at [UTC] when it was recorded
--   kind [-] limit, search or plane
--   what [-] new, revised, preferred, superseded, retracted, reinstated or overlap
--   revision [number] the revision, NULL for a decision
--   reason [-] why it was decided, NULL for a revision
--   tool_version [-] the version of Limen
--   hash [SHA-256] of the content
SELECT seq, recorded_at, kind, what, revision, reason, tool_version, hash
FROM log
WHERE slug = CAST(:limit AS TEXT)
ORDER BY seq;
