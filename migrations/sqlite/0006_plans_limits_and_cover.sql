CREATE TABLE `plans` (
	`enrolment_id` text NOT NULL,
	`version` integer NOT NULL,
	`centre_id` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	`visit_on` text,
	`visit_at` text,
	`visit_place` text,
	`agreed_by` text,
	`agreed_at` integer,
	`began` integer NOT NULL,
	`ended` integer,
	PRIMARY KEY(`enrolment_id`, `version`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`saved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`agreed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "plans_visit_whole" CHECK(visit_on is not null or (visit_at is null and visit_place is null)),
	CONSTRAINT "plans_agreed_whole" CHECK((agreed_by is null) = (agreed_at is null)),
	CONSTRAINT "plans_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `plans_live` ON `plans` (`enrolment_id`) WHERE ended is null;

CREATE TABLE `plan_lines` (
	`enrolment_id` text NOT NULL,
	`version` integer NOT NULL,
	`line_id` text NOT NULL,
	`position` integer NOT NULL,
	`what` text NOT NULL,
	`method` text NOT NULL,
	`criterion_ids` text NOT NULL,
	`due_on` text NOT NULL,
	`due_given_at` integer NOT NULL,
	PRIMARY KEY(`enrolment_id`, `version`, `line_id`),
	FOREIGN KEY (`enrolment_id`,`version`) REFERENCES `plans`(`enrolment_id`,`version`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "plan_lines_method_known" CHECK(method in ('OB', 'PD', 'WT', 'EWT', 'WP', 'OQ', 'WQ', 'RA', 'AS', 'PR', 'SIM', 'RPL'))
) STRICT;

ALTER TABLE `centres` ADD `late_days` integer DEFAULT 7 NOT NULL;

ALTER TABLE `centres` ADD `very_late_days` integer DEFAULT 10 NOT NULL;

ALTER TABLE `relationships` ADD `covering_for` text REFERENCES people(id) ON DELETE restrict;

CREATE INDEX `ledger_activity` ON `ledger` (`learner_id`,`at`) WHERE evidence_id is not null;

CREATE INDEX `evidence_found` ON `evidence` (`centre_id`,`reference`);

CREATE INDEX `evidence_drafts` ON `evidence` (`enrolment_id`) WHERE submitted is null and ended is null;

CREATE INDEX `tags_referred` ON `tags` (`enrolment_id`) WHERE status = 'referred';
