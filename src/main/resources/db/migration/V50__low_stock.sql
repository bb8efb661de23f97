-- Stock levels of which people have been told that they are low, until there is enough again.
CREATE TABLE low_stock (
    stock_key VARCHAR                  NOT NULL PRIMARY KEY,
    told_at   TIMESTAMP WITH TIME ZONE NOT NULL
);
