CREATE INDEX `access_changes_newest` ON `access_changes` (`centre_id`,`sequence`,`person_id`);
