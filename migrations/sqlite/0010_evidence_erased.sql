CREATE TABLE `erasure_powers` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`person_id`,`centre_id`) REFERENCES `people`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "erasure_powers_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `erasure_powers_live` ON `erasure_powers` (`person_id`,`from_on`) WHERE ended is null;

CREATE TABLE `erasures` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`erased_by` text NOT NULL,
	`erased_at` integer NOT NULL,
	`reason` text NOT NULL,
	`words` text NOT NULL,
	`file_ids` text NOT NULL,
	`began` integer NOT NULL,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`erased_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;

CREATE INDEX `erasures_evidence` ON `erasures` (`evidence_id`);

PRAGMA foreign_keys=OFF;

CREATE TABLE `__new_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`tag_id` text NOT NULL,
	`outcome` text NOT NULL,
	`feedback` text,
	`due_on` text,
	`falls_short_on` text DEFAULT '[]' NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	`evidence_revision` integer NOT NULL,
	`file_ids` text NOT NULL,
	`countersignature_required` integer NOT NULL,
	`countersigned` integer,
	`countersigned_by` text,
	`countersigned_at` integer,
	`effective` integer,
	`supersedes` text,
	`reason` text,
	`scope_was_empty` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	`ended_at` integer,
	`ended_kind` text,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`countersigned_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`supersedes`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "decisions_countersigned_whole" CHECK((countersigned is null) = (countersigned_by is null) and (countersigned is null) = (countersigned_at is null)),
	CONSTRAINT "decisions_effective" CHECK(effective is null or effective = coalesce(countersigned, began)),
	CONSTRAINT "decisions_waits" CHECK(effective is not null or countersignature_required),
	CONSTRAINT "decisions_ended_whole" CHECK((ended is null) = (ended_kind is null) and (ended is null) = (ended_at is null)),
	CONSTRAINT "decisions_correction_reason" CHECK(supersedes is null or reason is not null),
	CONSTRAINT "decisions_outcome_known" CHECK(outcome in ('accepted', 'referred', 'notUsed')),
	CONSTRAINT "decisions_ended_kind_known" CHECK(ended_kind in ('undo', 'correction', 'resubmission', 'removal', 'erasure')),
	CONSTRAINT "decisions_span" CHECK(ended is null or ended > began)
) STRICT;

INSERT INTO `__new_decisions`("id", "centre_id", "enrolment_id", "tag_id", "outcome", "feedback", "due_on", "falls_short_on", "decided_by", "decided_at", "evidence_revision", "file_ids", "countersignature_required", "countersigned", "countersigned_by", "countersigned_at", "effective", "supersedes", "reason", "scope_was_empty", "began", "ended", "ended_at", "ended_kind") SELECT "id", "centre_id", "enrolment_id", "tag_id", "outcome", "feedback", "due_on", "falls_short_on", "decided_by", "decided_at", "evidence_revision", "file_ids", "countersignature_required", "countersigned", "countersigned_by", "countersigned_at", "effective", "supersedes", "reason", "scope_was_empty", "began", "ended", "ended_at", "ended_kind" FROM `decisions`;

DROP TABLE `decisions`;

ALTER TABLE `__new_decisions` RENAME TO `decisions`;

PRAGMA foreign_keys=ON;

CREATE UNIQUE INDEX `decisions_standing` ON `decisions` (`tag_id`) WHERE ended is null and effective is not null;

CREATE UNIQUE INDEX `decisions_waiting` ON `decisions` (`tag_id`) WHERE ended is null and effective is null;

CREATE INDEX `decisions_tag` ON `decisions` (`tag_id`);

CREATE INDEX `decisions_enrolment` ON `decisions` (`enrolment_id`);

ALTER TABLE `evidence_files` ADD `erased` integer;
