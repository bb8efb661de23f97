-- Users who may not come in for now, and passwords that must be changed before anything else.

ALTER TABLE app_user ADD COLUMN enabled BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE app_user ADD COLUMN one_time BOOLEAN DEFAULT FALSE NOT NULL;
