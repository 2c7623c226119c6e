CREATE TABLE `unit_patterns` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`name` text NOT NULL,
	`unit_ids` text NOT NULL,
	`revision` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`programme_id`,`centre_id`) REFERENCES `programmes`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "unit_patterns_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `unit_patterns_name` ON `unit_patterns` (`programme_id`,lower(name)) WHERE ended is null;

ALTER TABLE `enrolments` ADD `registration` text;

ALTER TABLE `decisions` ADD `elsewhere_by` text;

ALTER TABLE `decisions` ADD `elsewhere_on` text;

ALTER TABLE `achievements` ADD `certificate` text;

ALTER TABLE `achievements` ADD `awarding_body` text;

ALTER TABLE `achievements` ADD `uan` text;

ALTER TABLE `achievements` ADD `achieved_on` text;

ALTER TABLE `achievements` ADD `evidence_id` text REFERENCES evidence(id) ON DELETE restrict;

ALTER TABLE `achievements` ADD `checked_by` text REFERENCES people(id) ON DELETE restrict;

ALTER TABLE `achievements` ADD `checked_on` text;
