-- data-shared
-- Pairs of limits that rest on the same data, or are versions of one search: they are not independent.
--
-- Columns:
--   limit [name] one of them
--   other_limit [name] the other
--   plane [name] their plane
--   shared [name] the data set they share, or the search they are versions of
--   why [-] data or search
WITH
tag AS (
    SELECT heads.slug, heads.document ->> '$.plane' AS plane, value AS shared, 'data' AS why
    FROM heads, json_each(heads.document, '$.data')
    WHERE heads.kind = 'limit'
    UNION ALL
    SELECT slug, document ->> '$.plane', document ->> '$.search', 'search'
    FROM heads
    WHERE kind = 'limit'
)
SELECT one.slug AS "limit", other.slug AS other_limit, one.plane, one.shared, one.why
FROM tag AS one
JOIN tag AS other ON other.shared = one.shared AND other.why = one.why AND other.plane = one.plane
WHERE one.slug < other.slug
ORDER BY one.slug, other.slug, one.why, one.shared;
