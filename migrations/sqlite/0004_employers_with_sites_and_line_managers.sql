CREATE TABLE `employers` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`name` text NOT NULL,
	`revision` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "employers_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `employers_name` ON `employers` (`centre_id`,lower(name));

CREATE UNIQUE INDEX `employers_id_centre` ON `employers` (`id`,`centre_id`);

CREATE TABLE `employer_sites` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`employer_id` text NOT NULL,
	`name` text NOT NULL,
	`address_lines` text NOT NULL,
	`postcode` text,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`employer_id`,`centre_id`) REFERENCES `employers`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "employer_sites_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `employer_sites_name` ON `employer_sites` (`employer_id`,lower(name)) WHERE ended is null;

CREATE UNIQUE INDEX `employer_sites_id_employer` ON `employer_sites` (`id`,`employer_id`);

CREATE TABLE `line_managers` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`employer_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`phone` text,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`employer_id`,`centre_id`) REFERENCES `employers`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "line_managers_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE INDEX `line_managers_employer_index` ON `line_managers` (`employer_id`);

CREATE UNIQUE INDEX `line_managers_id_employer` ON `line_managers` (`id`,`employer_id`);

CREATE TABLE `enrolment_employers` (
	`enrolment_id` text NOT NULL,
	`centre_id` text NOT NULL,
	`employer_id` text NOT NULL,
	`site_id` text,
	`line_manager_id` text,
	`from_on` text NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	PRIMARY KEY(`enrolment_id`, `began`),
	FOREIGN KEY (`enrolment_id`,`centre_id`) REFERENCES `enrolments`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`employer_id`,`centre_id`) REFERENCES `employers`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`site_id`,`employer_id`) REFERENCES `employer_sites`(`id`,`employer_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`line_manager_id`,`employer_id`) REFERENCES `line_managers`(`id`,`employer_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "enrolment_employers_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `enrolment_employers_live` ON `enrolment_employers` (`enrolment_id`) WHERE ended is null;

CREATE INDEX `enrolment_employers_employer_index` ON `enrolment_employers` (`employer_id`) WHERE ended is null;
