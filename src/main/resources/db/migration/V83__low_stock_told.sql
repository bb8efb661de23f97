-- Which articles are low is one thing, of which of them people in the OA have been told another.
CREATE TABLE low_stock_told (
    stock_key VARCHAR                  NOT NULL PRIMARY KEY,
    told_at   TIMESTAMP WITH TIME ZONE NOT NULL
);
INSERT INTO low_stock_told (stock_key, told_at) SELECT stock_key, told_at FROM low_stock;
ALTER TABLE low_stock RENAME COLUMN told_at TO low_since;
