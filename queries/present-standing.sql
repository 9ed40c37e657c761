-- present-standing
-- The decisions that stand now: which version of a search is preferred, what is superseded or retracted, and why.
--
-- Columns:
--   limit [name] the limit
--   kind [-] preferred, superseded, retracted, reinstated or overlap
--   other_limit [name] the limit that supersedes or overlaps
--   search [name] preferred: among the versions of this search
--   plane [name] preferred: in this plane, NULL for every one
--   scenario [name] preferred: in this scenario, NULL for every one
--   status [-] preferred: among limits of this status, NULL for every one
--   reason [-] why
--   recorded_at [UTC] since when
SELECT slug AS "limit", kind, other_limit, search, plane, scenario, status, reason, recorded_at
FROM standing
WHERE is_present
ORDER BY slug, seq;
