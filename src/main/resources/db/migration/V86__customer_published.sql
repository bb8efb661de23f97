-- From now on each version that is published is noted, not only what people have decided; what was merged before has been.
UPDATE merged_customer SET published_version = version WHERE NOT decided;
