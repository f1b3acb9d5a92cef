-- The words that the sample's records are put together from, for as long as it is being filled.
-- Each region has 16 given names, 16 family names and 8 cities.

CREATE TEMPORARY TABLE sample_region (
    id           INTEGER PRIMARY KEY,
    phone        TEXT NOT NULL,    -- the beginning of its numbers
    family_first INTEGER NOT NULL, -- 1 where the family name comes first
    separator    TEXT NOT NULL     -- between the two names
);

CREATE TEMPORARY TABLE sample_word (
    kind     VARCHAR(10) NOT NULL, -- given, family or city
    region   INTEGER NOT NULL,
    position INTEGER NOT NULL,
    word     TEXT NOT NULL,
    latin    TEXT,                 -- how an e-mail address spells it
    PRIMARY KEY (kind, region, position)
);

CREATE TEMPORARY TABLE sample_note (
    id   INTEGER PRIMARY KEY,
    note TEXT NOT NULL
);

CREATE TEMPORARY TABLE sample_day (
    id  INTEGER PRIMARY KEY, -- 0 is the first day
    day DATE NOT NULL
);
