-- What each warehouse holds of each article and has promised to nobody, as its source said last: channels that know no
-- warehouses are told the sum.
CREATE TABLE stock_level (
    source   VARCHAR         NOT NULL,
    sku      VARCHAR         NOT NULL,
    location VARCHAR         NOT NULL,
    version  VARCHAR         NOT NULL,
    free     DECIMAL(38, 10) NOT NULL,
    PRIMARY KEY (source, sku, location)
);
