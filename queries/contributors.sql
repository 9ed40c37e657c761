-- contributors
-- The papers behind a plane, or one scenario of it: whom to cite.
--
-- Parameters:
--   :plane [name] the plane (default: dark-axion-portal)
--   :scenario [name] the scenario (default: every one)
-- Columns:
--   publication [INSPIRE key] the publication
--   arxiv [arXiv number] the publication
--   doi [DOI] the publication
--   title [-] its title
--   roles [-] what it contributed: result, figure, digitiser, method, input
--   limits [name] the limits that rest on it
WITH
cited AS (
    SELECT heads.slug, value ->> '$.role' AS role, value -> '$.publication' AS paper
    FROM heads, json_each(heads.document, '$.citations')
    WHERE heads.kind = 'limit'
        AND heads.document ->> '$.plane' = coalesce(CAST(:plane AS TEXT), 'dark-axion-portal')
        AND (CAST(:scenario AS TEXT) IS NULL OR EXISTS (
            SELECT 1 FROM holding
            WHERE holding.revision = heads.revision_id AND holding.scenario = CAST(:scenario AS TEXT)))
    ORDER BY heads.slug, role
)
SELECT
    coalesce(paper ->> '$.texkey', paper ->> '$.id') AS publication,
    paper ->> '$.arxiv' AS arxiv,
    paper ->> '$.doi' AS doi,
    paper ->> '$.title' AS title,
    group_concat(DISTINCT role) AS roles,
    group_concat(DISTINCT slug) AS limits
FROM cited
GROUP BY publication
ORDER BY publication;
