-- One chunk of customers. Values: the first and the last number.
-- Each number rolls the same dice every time, so that the sample is always the same.
INSERT INTO customers (name, email, phone, city)
WITH RECURSIVE
size (first, last) AS (SELECT CAST(? AS bigint), CAST(? AS bigint)),
numbers (n) AS (
    SELECT first FROM size
    UNION ALL
    SELECT n + 1 FROM numbers, size WHERE n < last
),
first_dice (n, a) AS (SELECT n, n * 48271 % 2147483647 FROM numbers),
second_dice (n, a, b) AS (SELECT n, a, (a * a + n) % 2147483647 FROM first_dice),
dice (n, a, b, c) AS (SELECT n, a, b, (b * b + n) % 2147483647 FROM second_dice),
totals (regions) AS (SELECT count(*) FROM sample_region)
SELECT
    CASE region.family_first
        WHEN 1 THEN family.word || region.separator || given.word
        ELSE given.word || region.separator || family.word
    END,
    CASE WHEN c / 65536 % 100 < 88
        THEN given.latin || '.' || family.latin || CAST(n AS varchar(12))
             || CASE a % 3 WHEN 0 THEN '@example.org' ELSE '@example.com' END
    END,
    CASE WHEN b % 100 < 90
        THEN region.phone || ' ' || CAST(100 + c / 1000 % 900 AS varchar(4))
             || ' ' || CAST(10 + c % 90 AS varchar(4))
    END,
    city.word
FROM dice
CROSS JOIN totals
JOIN sample_region region ON region.id = a / 128 % regions
JOIN sample_word given ON given.kind = 'given' AND given.region = region.id AND given.position = b / 16 % 16
JOIN sample_word family ON family.kind = 'family' AND family.region = region.id AND family.position = c / 32 % 16
JOIN sample_word city ON city.kind = 'city' AND city.region = region.id AND city.position = b / 4096 % 8
ORDER BY n
