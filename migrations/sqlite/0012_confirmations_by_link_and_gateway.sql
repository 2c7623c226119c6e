CREATE TABLE `outside_accesses` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`purpose` text NOT NULL,
	`line_manager_id` text NOT NULL,
	`enrolment_id` text,
	`granted_by` text NOT NULL,
	`granted_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`opened_at` integer,
	`used_at` integer,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`line_manager_id`) REFERENCES `line_managers`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`granted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "outside_accesses_purpose_known" CHECK(purpose in ('apprentices', 'behaviours', 'gateway')),
	CONSTRAINT "outside_accesses_of_one" CHECK((purpose = 'apprentices') = (enrolment_id is null)),
	CONSTRAINT "outside_accesses_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE INDEX `outside_accesses_enrolment` ON `outside_accesses` (`enrolment_id`);

CREATE INDEX `outside_accesses_line_manager` ON `outside_accesses` (`line_manager_id`);

CREATE TABLE `outside_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`access_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`access_id`) REFERENCES `outside_accesses`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;

CREATE TABLE `gateway_ticks` (
	`enrolment_id` text NOT NULL,
	`line` text NOT NULL,
	`note` text,
	`ticked_by` text NOT NULL,
	`ticked_at` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	PRIMARY KEY(`enrolment_id`, `line`, `began`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ticked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "gateway_ticks_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `gateway_ticks_live` ON `gateway_ticks` (`enrolment_id`,`line`) WHERE ended is null;

CREATE TABLE `gateway_signatures` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`party` text NOT NULL,
	`declaration` text NOT NULL,
	`basis` text NOT NULL,
	`signed_by` text,
	`name` text,
	`outside_access_id` text,
	`signed_at` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`signed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`outside_access_id`) REFERENCES `outside_accesses`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "gateway_signatures_somebody" CHECK((signed_by is null) = (name is not null)),
	CONSTRAINT "gateway_signatures_party_known" CHECK(party in ('learner', 'centre', 'employer')),
	CONSTRAINT "gateway_signatures_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `gateway_signatures_live` ON `gateway_signatures` (`enrolment_id`,`party`) WHERE ended is null;

ALTER TABLE `confirmations` ADD `confirmed_by_name` text;

ALTER TABLE `confirmations` ADD `outside_access_id` text;
