CREATE TABLE `announced_statuses` (
	`enrolment_id` text NOT NULL,
	`status` text NOT NULL,
	`from_on` text NOT NULL,
	`reason` text,
	`expected_return_on` text,
	`announced_by` text,
	`began` integer NOT NULL,
	`ended` integer,
	PRIMARY KEY(`enrolment_id`, `began`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "announced_statuses_status_known" CHECK(status in ('onProgramme', 'onBreak', 'gateway', 'completed', 'withdrawn')),
	CONSTRAINT "announced_statuses_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `announced_statuses_live` ON `announced_statuses` (`enrolment_id`) WHERE ended is null;

CREATE INDEX `announced_statuses_due` ON `announced_statuses` (`from_on`) WHERE ended is null;

ALTER TABLE `centres` ADD `record_days` integer DEFAULT 7 NOT NULL;
