CREATE TABLE `settlements` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`root_id` text NOT NULL,
	`discrepancy_id` text NOT NULL,
	`choice` text NOT NULL,
	`text` text NOT NULL,
	`effect` text NOT NULL,
	`reason` text NOT NULL,
	`asked` text,
	`answer` text,
	`answered_on` text,
	`settled_by` text NOT NULL,
	`settled_at` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`settled_by`,`centre_id`) REFERENCES `people`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "settlements_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `settlements_live` ON `settlements` (`centre_id`,`discrepancy_id`) WHERE ended is null;

CREATE TABLE `ksb_rules` (
	`centre_id` text NOT NULL,
	`root_id` text NOT NULL,
	`ksb_id` text NOT NULL,
	`rule` text NOT NULL,
	`reason` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	PRIMARY KEY(`centre_id`, `root_id`, `ksb_id`, `began`),
	FOREIGN KEY (`set_by`,`centre_id`) REFERENCES `people`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "ksb_rules_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `ksb_rules_live` ON `ksb_rules` (`centre_id`,`root_id`,`ksb_id`) WHERE ended is null;

ALTER TABLE `framework_documents` ADD `root_id` text;
