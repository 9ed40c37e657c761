-- by-publication
-- Everything in the archive that rests on a publication, and in what part.
--
-- Parameters:
--   :publication [INSPIRE key, arXiv number, DOI or id] the publication (default: every one)
-- Columns:
--   publication [INSPIRE key] the publication
--   arxiv [arXiv number] the publication
--   year [year] when it appeared
--   title [-] its title
--   limit [name] the limit or search that names it
--   kind [-] limit or search
--   role [-] result, figure, digitiser, method or input
--   locator [-] figure, table or equation
SELECT
    coalesce(value ->> '$.publication.texkey', value ->> '$.publication.id') AS publication,
    value ->> '$.publication.arxiv' AS arxiv,
    value ->> '$.publication.year' AS year,
    value ->> '$.publication.title' AS title,
    heads.slug AS "limit",
    heads.kind,
    value ->> '$.role' AS role,
    value ->> '$.locator' AS locator
FROM heads
JOIN json_each(heads.document, '$.citations')
WHERE CAST(:publication AS TEXT) IS NULL
    OR CAST(:publication AS TEXT) IN (
        value ->> '$.publication.texkey',
        value ->> '$.publication.arxiv',
        value ->> '$.publication.doi',
        value ->> '$.publication.id')
ORDER BY publication, heads.slug, role;
