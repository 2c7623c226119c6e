CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`learner_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`evidence_id` text,
	`unit_id` text,
	`ksb_id` text,
	`audience` text NOT NULL,
	`reply_to` text,
	`text` text,
	`author_id` text NOT NULL,
	`written_at` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	`removed_at` integer,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reply_to`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`enrolment_id`,`learner_id`) REFERENCES `enrolments`(`id`,`learner_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "comments_one_subject" CHECK((evidence_id is not null) + (unit_id is not null) + (ksb_id is not null) = 1),
	CONSTRAINT "comments_removed_whole" CHECK((ended is null) = (removed_at is null) and (ended is null) = (text is not null)),
	CONSTRAINT "comments_audience_known" CHECK(audience in ('learnerAndStaff', 'staffOnly', 'assessorAndIqa')),
	CONSTRAINT "comments_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE INDEX `comments_evidence` ON `comments` (`evidence_id`) WHERE evidence_id is not null;

CREATE INDEX `comments_enrolment_index` ON `comments` (`enrolment_id`,`unit_id`,`ksb_id`);

CREATE INDEX `comments_began` ON `comments` (`centre_id`,`began`);

CREATE TABLE `record_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`outcome` text NOT NULL,
	`statement` text,
	`evidence_revision` integer NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`answered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "record_answers_statement" CHECK(outcome <> 'disputed' or statement is not null),
	CONSTRAINT "record_answers_outcome_known" CHECK(outcome in ('confirmed', 'disputed')),
	CONSTRAINT "record_answers_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `record_answers_live` ON `record_answers` (`evidence_id`) WHERE ended is null;

CREATE TABLE `inbox_items` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`readers` text NOT NULL,
	`enrolment_id` text,
	`subject_id` text NOT NULL,
	`facts` text NOT NULL,
	`actor_ids` text NOT NULL,
	`sequence` integer NOT NULL,
	`at` integer NOT NULL,
	`tell_at` integer NOT NULL,
	`told_at` integer,
	`read_at` integer,
	`waits_for_digest` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "inbox_items_readers_known" CHECK(readers in ('learner', 'staff', 'assessorAndIqa', 'centreManager', 'everyone'))
) STRICT;

CREATE INDEX `inbox_items_person` ON `inbox_items` (`person_id`,`tell_at`);

CREATE INDEX `inbox_items_unread` ON `inbox_items` (`person_id`,`kind`,`subject_id`) WHERE read_at is null;

CREATE INDEX `inbox_items_due` ON `inbox_items` (`tell_at`) WHERE told_at is null;

CREATE INDEX `inbox_items_digest` ON `inbox_items` (`person_id`) WHERE waits_for_digest;

CREATE INDEX `inbox_items_read` ON `inbox_items` (`read_at`) WHERE read_at is not null;

CREATE TABLE `inbox_cursors` (
	`centre_id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;

CREATE TABLE `email_choices` (
	`person_id` text PRIMARY KEY NOT NULL,
	`choice` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "email_choices_known" CHECK(choice in ('atOnce', 'daily', 'never'))
) STRICT;

-- Nobody is told now of what happened before there was an inbox.
INSERT INTO `inbox_cursors` (`centre_id`, `sequence`) SELECT `centre_id`, `sequence` FROM `ledger_heads`;
