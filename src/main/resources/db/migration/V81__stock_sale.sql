-- What was sold of each article with each order, as far back as serai.stock.cover-window.
CREATE TABLE stock_sale (
    order_source VARCHAR                  NOT NULL,
    order_key    VARCHAR                  NOT NULL,
    sku          VARCHAR                  NOT NULL,
    quantity     DECIMAL(38, 10)          NOT NULL,
    sold_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (order_source, order_key, sku)
);
CREATE INDEX stock_sale_by_sku ON stock_sale (sku, sold_at);
CREATE INDEX stock_sale_by_time ON stock_sale (sold_at);
