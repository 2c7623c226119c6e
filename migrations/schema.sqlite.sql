-- What the migrations make of an empty store. Written by the command that makes migrations; never by hand.

CREATE TABLE `access_changes` (
	`centre_id` text NOT NULL,
	`person_id` text NOT NULL,
	`sequence` integer NOT NULL,
	PRIMARY KEY(`centre_id`, `person_id`, `sequence`)
) STRICT;

CREATE INDEX `access_changes_newest` ON `access_changes` (`centre_id`,`sequence`,`person_id`);

CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`password_hash` text,
	`created_at` integer NOT NULL,
	`last_signed_in_at` integer,
	`closed_at` integer,
	`epoch` integer DEFAULT 0 NOT NULL
) STRICT;

CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);

CREATE TABLE `achievements` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	`end_reason` text, `certificate` text, `awarding_body` text, `uan` text, `achieved_on` text, `evidence_id` text REFERENCES evidence(id) ON DELETE restrict, `checked_by` text REFERENCES people(id) ON DELETE restrict, `checked_on` text,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`recorded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "achievements_kind_known" CHECK(kind in ('creditTransfer', 'exemption')),
	CONSTRAINT "achievements_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `achievements_live` ON `achievements` (`enrolment_id`,`unit_id`) WHERE ended is null;

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

CREATE INDEX `announced_statuses_due` ON `announced_statuses` (`from_on`) WHERE ended is null;

CREATE UNIQUE INDEX `announced_statuses_live` ON `announced_statuses` (`enrolment_id`) WHERE ended is null;

CREATE TABLE `centres` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`revision` integer NOT NULL,
	`began` integer NOT NULL
, `late_days` integer DEFAULT 7 NOT NULL, `very_late_days` integer DEFAULT 10 NOT NULL, `record_days` integer DEFAULT 7 NOT NULL) STRICT;

CREATE TABLE `certificate_claims` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`claimed_on` text NOT NULL,
	`claimed_by` text,
	`note` text,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "certificate_claims_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `certificate_claims_live` ON `certificate_claims` (`enrolment_id`) WHERE ended is null;

CREATE TABLE `cohorts` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`name` text NOT NULL,
	`starts_on` text,
	`revision` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "cohorts_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE INDEX `cohorts_centre` ON `cohorts` (`centre_id`);

CREATE UNIQUE INDEX `cohorts_id_centre` ON `cohorts` (`id`,`centre_id`);

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

CREATE INDEX `comments_began` ON `comments` (`centre_id`,`began`);

CREATE INDEX `comments_enrolment_index` ON `comments` (`enrolment_id`,`unit_id`,`ksb_id`);

CREATE INDEX `comments_evidence` ON `comments` (`evidence_id`) WHERE evidence_id is not null;

CREATE TABLE `confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`ksb_id` text NOT NULL,
	`kind` text NOT NULL,
	`outcome` text NOT NULL,
	`basis` text NOT NULL,
	`statement` text,
	`confirmed_by` text,
	`confirmed_at` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer, `confirmed_by_name` text, `outside_access_id` text,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "confirmations_kind_known" CHECK(kind in ('staff', 'employer')),
	CONSTRAINT "confirmations_outcome_known" CHECK(outcome in ('confirmed', 'notConfirmed')),
	CONSTRAINT "confirmations_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `confirmations_live` ON `confirmations` (`enrolment_id`,`ksb_id`,`kind`) WHERE ended is null;

CREATE TABLE "decisions" (
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
	`ended_kind` text, `elsewhere_by` text, `elsewhere_on` text,
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

CREATE INDEX `decisions_enrolment` ON `decisions` (`enrolment_id`);

CREATE UNIQUE INDEX `decisions_standing` ON `decisions` (`tag_id`) WHERE ended is null and effective is not null;

CREATE INDEX `decisions_tag` ON `decisions` (`tag_id`);

CREATE UNIQUE INDEX `decisions_waiting` ON `decisions` (`tag_id`) WHERE ended is null and effective is null;

CREATE TABLE `email_choices` (
	`person_id` text PRIMARY KEY NOT NULL,
	`choice` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "email_choices_known" CHECK(choice in ('atOnce', 'daily', 'never'))
) STRICT;

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

CREATE UNIQUE INDEX `employer_sites_id_employer` ON `employer_sites` (`id`,`employer_id`);

CREATE UNIQUE INDEX `employer_sites_name` ON `employer_sites` (`employer_id`,lower(name)) WHERE ended is null;

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

CREATE UNIQUE INDEX `employers_id_centre` ON `employers` (`id`,`centre_id`);

CREATE UNIQUE INDEX `employers_name` ON `employers` (`centre_id`,lower(name));

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

CREATE INDEX `enrolment_employers_employer_index` ON `enrolment_employers` (`employer_id`) WHERE ended is null;

CREATE UNIQUE INDEX `enrolment_employers_live` ON `enrolment_employers` (`enrolment_id`) WHERE ended is null;

CREATE TABLE `enrolment_job_roles` (
	`enrolment_id` text NOT NULL,
	`job_role` text,
	`decided_by` text,
	`decided_at` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	PRIMARY KEY(`enrolment_id`, `began`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "enrolment_job_roles_known" CHECK(job_role in ('faceToFace', 'notFaceToFace', 'both')),
	CONSTRAINT "enrolment_job_roles_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `enrolment_job_roles_live` ON `enrolment_job_roles` (`enrolment_id`) WHERE ended is null;

CREATE TABLE `enrolment_statuses` (
	`enrolment_id` text NOT NULL,
	`status` text NOT NULL,
	`since_on` text NOT NULL,
	`reason` text,
	`expected_return_on` text,
	`decided_by` text,
	`began` integer NOT NULL,
	`ended` integer,
	PRIMARY KEY(`enrolment_id`, `began`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "enrolment_statuses_status_known" CHECK(status in ('onProgramme', 'onBreak', 'gateway', 'completed', 'withdrawn')),
	CONSTRAINT "enrolment_statuses_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `enrolment_statuses_live` ON `enrolment_statuses` (`enrolment_id`) WHERE ended is null;

CREATE TABLE `enrolment_units` (
	`enrolment_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	PRIMARY KEY(`enrolment_id`, `unit_id`, `began`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "enrolment_units_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `enrolment_units_live` ON `enrolment_units` (`enrolment_id`,`unit_id`) WHERE ended is null;

CREATE TABLE `enrolments` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`learner_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`programme_version` integer NOT NULL,
	`cohort_id` text,
	`starts_on` text NOT NULL,
	`planned_end_on` text,
	`status` text NOT NULL,
	`job_role` text,
	`revision` integer NOT NULL,
	`progress_sequence` integer NOT NULL,
	`began` integer NOT NULL, `registration` text,
	FOREIGN KEY (`learner_id`,`centre_id`) REFERENCES `learners`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`programme_id`,`centre_id`) REFERENCES `programmes`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`programme_id`,`programme_version`) REFERENCES `programme_versions`(`programme_id`,`version`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`cohort_id`,`centre_id`) REFERENCES `cohorts`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "enrolments_status_known" CHECK(status in ('onProgramme', 'onBreak', 'gateway', 'completed', 'withdrawn')),
	CONSTRAINT "enrolments_job_role_known" CHECK(job_role in ('faceToFace', 'notFaceToFace', 'both')),
	CONSTRAINT "enrolments_dates" CHECK(planned_end_on is null or planned_end_on >= starts_on)
) STRICT;

CREATE INDEX `enrolments_cohort_index` ON `enrolments` (`cohort_id`);

CREATE UNIQUE INDEX `enrolments_id_centre` ON `enrolments` (`id`,`centre_id`);

CREATE UNIQUE INDEX `enrolments_id_learner` ON `enrolments` (`id`,`learner_id`);

CREATE INDEX `enrolments_learner_index` ON `enrolments` (`learner_id`);

CREATE INDEX `enrolments_programme_index` ON `enrolments` (`programme_id`);

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

CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`learner_id` text NOT NULL,
	`method` text NOT NULL,
	`number` integer NOT NULL,
	`reference` text NOT NULL,
	`author_kind` text NOT NULL,
	`author_id` text,
	`author_name` text,
	`enrolment_id` text NOT NULL,
	`title` text NOT NULL,
	`occurred_on` text,
	`description` text,
	`link` text,
	`text` text,
	`kept_at` text,
	`added_by` text,
	`added_at` integer NOT NULL,
	`submitted` integer,
	`submitted_at` integer,
	`own_work_at` integer,
	`revision` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	`removed_at` integer,
	`removed_by` text,
	`removal_reason` text, `confidential` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`learner_id`,`centre_id`) REFERENCES `learners`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`enrolment_id`,`learner_id`) REFERENCES `enrolments`(`id`,`learner_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "evidence_reference_made" CHECK(reference = method || number),
	CONSTRAINT "evidence_author_named" CHECK(author_id is not null or author_name is not null),
	CONSTRAINT "evidence_method_known" CHECK(method in ('OB', 'PD', 'WT', 'EWT', 'WP', 'OQ', 'WQ', 'RA', 'AS', 'PR', 'SIM', 'RPL')),
	CONSTRAINT "evidence_author_kind_known" CHECK(author_kind in ('learner', 'assessor', 'witness')),
	CONSTRAINT "evidence_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE INDEX `evidence_drafts` ON `evidence` (`enrolment_id`) WHERE submitted is null and ended is null;

CREATE INDEX `evidence_found` ON `evidence` (`centre_id`,`reference`);

CREATE UNIQUE INDEX `evidence_id_learner` ON `evidence` (`id`,`learner_id`);

CREATE INDEX `evidence_learner_index` ON `evidence` (`learner_id`,`began`);

CREATE UNIQUE INDEX `evidence_reference` ON `evidence` (`learner_id`,`reference`);

CREATE TABLE `evidence_files` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`media_type` text NOT NULL,
	`sha256` text NOT NULL,
	`version` integer NOT NULL,
	`supersedes` text,
	`added_by` text,
	`added_at` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer, `erased` integer,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`supersedes`) REFERENCES `evidence_files`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "evidence_files_sha256" CHECK(length(sha256) = 64),
	CONSTRAINT "evidence_files_size" CHECK(size > 0),
	CONSTRAINT "evidence_files_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE INDEX `evidence_files_bytes` ON `evidence_files` (`centre_id`,`sha256`);

CREATE INDEX `evidence_files_evidence` ON `evidence_files` (`evidence_id`);

CREATE UNIQUE INDEX `evidence_files_supersedes` ON `evidence_files` (`supersedes`) WHERE supersedes is not null;

CREATE TABLE `framework_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`centre_id` text,
	`hash` text NOT NULL,
	`body` text NOT NULL,
	`added_at` integer NOT NULL, `root_id` text,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "framework_documents_kind_known" CHECK(kind in ('standard', 'qualification', 'mapping'))
) STRICT;

CREATE INDEX `framework_documents_kind` ON `framework_documents` (`kind`);

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

CREATE TABLE `idempotency_keys` (
	`actor_id` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer,
	`reply` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`actor_id`, `key`)
) STRICT;

CREATE INDEX `idempotency_keys_age` ON `idempotency_keys` (`created_at`);

CREATE TABLE `inbox_cursors` (
	`centre_id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;

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

CREATE INDEX `inbox_items_digest` ON `inbox_items` (`person_id`) WHERE waits_for_digest;

CREATE INDEX `inbox_items_due` ON `inbox_items` (`tell_at`) WHERE told_at is null;

CREATE INDEX `inbox_items_person` ON `inbox_items` (`person_id`,`tell_at`);

CREATE INDEX `inbox_items_read` ON `inbox_items` (`read_at`) WHERE read_at is not null;

CREATE INDEX `inbox_items_unread` ON `inbox_items` (`person_id`,`kind`,`subject_id`) WHERE read_at is null;

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

CREATE TABLE `learner_heads` (
	`learner_id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`learner_sequence` integer NOT NULL,
	`hash` text NOT NULL
) STRICT;

CREATE TABLE `learners` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`person_id` text NOT NULL,
	`uln` text,
	`own_reference` text,
	`began` integer NOT NULL,
	FOREIGN KEY (`person_id`,`centre_id`) REFERENCES `people`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict
) STRICT;

CREATE INDEX `learners_centre` ON `learners` (`centre_id`);

CREATE UNIQUE INDEX `learners_id_centre` ON `learners` (`id`,`centre_id`);

CREATE UNIQUE INDEX `learners_own_reference` ON `learners` (`centre_id`,`own_reference`) WHERE own_reference is not null;

CREATE UNIQUE INDEX `learners_person_id_unique` ON `learners` (`person_id`);

CREATE UNIQUE INDEX `learners_uln` ON `learners` (`centre_id`,`uln`) WHERE uln is not null and uln <> '9999999999';

CREATE TABLE `ledger` (
	`centre_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`hash` text NOT NULL,
	`learner_id` text,
	`learner_sequence` integer,
	`enrolment_id` text,
	`evidence_id` text,
	`at` integer NOT NULL,
	`actor_id` text,
	`kind` text NOT NULL,
	`entry` text NOT NULL,
	PRIMARY KEY(`centre_id`, `sequence`),
	CONSTRAINT "ledger_sequence_positive" CHECK(sequence > 0),
	CONSTRAINT "ledger_learner_whole" CHECK((learner_id is null) = (learner_sequence is null))
) STRICT;

CREATE INDEX `ledger_activity` ON `ledger` (`learner_id`,`at`) WHERE evidence_id is not null;

CREATE INDEX `ledger_enrolment` ON `ledger` (`enrolment_id`) WHERE enrolment_id is not null;

CREATE INDEX `ledger_evidence` ON `ledger` (`evidence_id`) WHERE evidence_id is not null;

CREATE UNIQUE INDEX `ledger_learner_sequence` ON `ledger` (`learner_id`,`learner_sequence`) WHERE learner_id is not null;

CREATE TABLE `ledger_heads` (
	`centre_id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE TABLE `ledger_texts` (
	`centre_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`hash` text NOT NULL,
	`salt` text,
	`text` text,
	`erased_at` integer,
	PRIMARY KEY(`centre_id`, `sequence`, `hash`),
	CONSTRAINT "ledger_texts_erased_whole" CHECK((text is null) = (erased_at is not null) and (text is null) = (salt is null))
) STRICT;

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

CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`to_address` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer,
	`sent_at` integer,
	`failed_at` integer,
	`last_error` text
) STRICT;

CREATE INDEX `outbox_waiting` ON `outbox` (`next_attempt_at`) WHERE sent_at is null and failed_at is null;

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

CREATE TABLE `password_links` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`purpose` text NOT NULL,
	`account_id` text,
	`person_id` text,
	`email` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "password_links_purpose_known" CHECK(purpose in ('invitation', 'reset', 'setup'))
) STRICT;

CREATE INDEX `password_links_account` ON `password_links` (`account_id`);

CREATE UNIQUE INDEX `password_links_hash_unique` ON `password_links` (`hash`);

CREATE INDEX `password_links_person` ON `password_links` (`person_id`);

CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`account_id` text,
	`given_name` text,
	`family_name` text NOT NULL,
	`email` text,
	`revision` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "people_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `people_account` ON `people` (`account_id`,`centre_id`) WHERE account_id is not null;

CREATE UNIQUE INDEX `people_email` ON `people` (`centre_id`,`email`) WHERE email is not null and ended is null;

CREATE UNIQUE INDEX `people_id_centre` ON `people` (`id`,`centre_id`);

CREATE INDEX `people_name` ON `people` (`centre_id`,`family_name`);

CREATE TABLE `person_roles` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`person_id`,`centre_id`) REFERENCES `people`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "person_roles_role_known" CHECK(role in ('learner', 'assessor', 'iqa', 'leadIqa', 'tutor', 'centreManager')),
	CONSTRAINT "person_roles_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `person_roles_live` ON `person_roles` (`person_id`,`role`,`from_on`) WHERE ended is null;

CREATE INDEX `person_roles_role` ON `person_roles` (`centre_id`,`role`) WHERE ended is null;

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

CREATE TABLE `programme_versions` (
	`programme_id` text NOT NULL,
	`version` integer NOT NULL,
	`mapping_id` text NOT NULL,
	`threshold` text NOT NULL,
	`accepted_tags_needed` integer NOT NULL,
	`currency_months` integer,
	`began` integer NOT NULL,
	PRIMARY KEY(`programme_id`, `version`),
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`mapping_id`) REFERENCES `framework_documents`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "programme_versions_threshold_known" CHECK(threshold in ('accepted', 'signedOff')),
	CONSTRAINT "programme_versions_needed" CHECK(accepted_tags_needed >= 1),
	CONSTRAINT "programme_versions_currency" CHECK(currency_months is null or currency_months >= 1)
) STRICT;

CREATE TABLE `programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "programmes_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE INDEX `programmes_centre` ON `programmes` (`centre_id`);

CREATE UNIQUE INDEX `programmes_id_centre` ON `programmes` (`id`,`centre_id`);

CREATE TABLE `progress_rows` (
	`enrolment_id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`learner_id` text NOT NULL,
	`cohort_id` text,
	`programme_id` text NOT NULL,
	`criteria_key` text NOT NULL,
	`levels` text NOT NULL,
	`facts` text NOT NULL,
	`sequence` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;

CREATE INDEX `progress_rows_cohort` ON `progress_rows` (`cohort_id`);

CREATE INDEX `progress_rows_sequence` ON `progress_rows` (`centre_id`,`sequence`);

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

CREATE TABLE `refresh_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`family_id` text NOT NULL,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`replaced_at` integer,
	`successor_hash` text,
	FOREIGN KEY (`family_id`) REFERENCES `session_families`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;

CREATE INDEX `refresh_tokens_expires` ON `refresh_tokens` (`expires_at`);

CREATE INDEX `refresh_tokens_family` ON `refresh_tokens` (`family_id`);

CREATE TABLE `relationships` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`began` integer NOT NULL,
	`ended` integer, `covering_for` text REFERENCES people(id) ON DELETE restrict,
	FOREIGN KEY (`enrolment_id`,`centre_id`) REFERENCES `enrolments`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`,`centre_id`) REFERENCES `people`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "relationships_kind_known" CHECK(kind in ('assessor', 'tutor', 'iqa', 'countersigner')),
	CONSTRAINT "relationships_dates" CHECK(to_on is null or to_on >= from_on),
	CONSTRAINT "relationships_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `relationships_live` ON `relationships` (`enrolment_id`,`person_id`,`kind`,`from_on`) WHERE ended is null;

CREATE INDEX `relationships_person_index` ON `relationships` (`person_id`,`kind`) WHERE ended is null;

CREATE TABLE `sampled_decisions` (
	`sample_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`outcome` text NOT NULL,
	`action` text,
	PRIMARY KEY(`sample_id`, `decision_id`),
	FOREIGN KEY (`sample_id`) REFERENCES `samples`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "sampled_decisions_outcome_known" CHECK(outcome in ('agreed', 'agreedWithAction', 'notAgreed'))
) STRICT;

CREATE INDEX `sampled_decisions_decision` ON `sampled_decisions` (`decision_id`);

CREATE TABLE `samples` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`iqa_id` text NOT NULL,
	`sampled_at` integer NOT NULL,
	`note` text,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`iqa_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "samples_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE INDEX `samples_enrolment` ON `samples` (`enrolment_id`);

CREATE TABLE `session_families` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`person_id` text NOT NULL,
	`centre_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`ended_reason` text,
	`user_agent` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`centre_id`) REFERENCES `centres`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;

CREATE INDEX `session_families_account` ON `session_families` (`account_id`) WHERE ended_at is null;

CREATE INDEX `session_families_expires` ON `session_families` (`expires_at`);

CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;

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

CREATE TABLE `sign_off_supports` (
	`sign_off_id` text NOT NULL,
	`decision_id` text,
	`achievement_id` text,
	FOREIGN KEY (`sign_off_id`) REFERENCES `sign_offs`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`achievement_id`) REFERENCES `achievements`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "sign_off_supports_one" CHECK((decision_id is null) <> (achievement_id is null))
) STRICT;

CREATE UNIQUE INDEX `sign_off_supports_achievement` ON `sign_off_supports` (`sign_off_id`,`achievement_id`) WHERE achievement_id is not null;

CREATE UNIQUE INDEX `sign_off_supports_decision` ON `sign_off_supports` (`sign_off_id`,`decision_id`) WHERE decision_id is not null;

CREATE INDEX `sign_off_supports_rests_on` ON `sign_off_supports` (`decision_id`);

CREATE TABLE `sign_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`declared_by` text NOT NULL,
	`declared_at` integer NOT NULL,
	`criteria_held` integer NOT NULL,
	`criteria_not_held` integer NOT NULL,
	`part_of_unit` integer NOT NULL,
	`supplementary_to` text,
	`began` integer NOT NULL,
	`ended` integer,
	`reopened_at` integer,
	`reopened_by` text,
	`reopening_reason` text,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`declared_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`supplementary_to`) REFERENCES `sign_offs`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "sign_offs_criteria_held" CHECK(criteria_held > 0 and criteria_not_held >= 0),
	CONSTRAINT "sign_offs_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE INDEX `sign_offs_enrolment` ON `sign_offs` (`enrolment_id`);

CREATE UNIQUE INDEX `sign_offs_live` ON `sign_offs` (`enrolment_id`,`unit_id`) WHERE ended is null and supplementary_to is null;

CREATE TABLE `tags` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`learner_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`criterion_id` text,
	`ksb_id` text,
	`locator` text,
	`added_by` text,
	`added_at` integer NOT NULL,
	`submitted` integer,
	`submitted_at` integer,
	`status` text NOT NULL,
	`began` integer NOT NULL,
	`ended` integer,
	`removed_at` integer,
	`removed_by` text,
	`removal_reason` text,
	FOREIGN KEY (`evidence_id`,`learner_id`) REFERENCES `evidence`(`id`,`learner_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`enrolment_id`,`learner_id`) REFERENCES `enrolments`(`id`,`learner_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "tags_one_target" CHECK((criterion_id is null) <> (ksb_id is null)),
	CONSTRAINT "tags_submitted_whole" CHECK((submitted is null) = (submitted_at is null)),
	CONSTRAINT "tags_removed_ended" CHECK((status = 'removed') = (ended is not null)),
	CONSTRAINT "tags_status_known" CHECK(status in ('draft', 'submitted', 'accepted', 'referred', 'notUsed', 'removed')),
	CONSTRAINT "tags_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE INDEX `tags_evidence_index` ON `tags` (`evidence_id`);

CREATE UNIQUE INDEX `tags_live_criterion` ON `tags` (`evidence_id`,`enrolment_id`,`criterion_id`) WHERE ended is null and criterion_id is not null;

CREATE UNIQUE INDEX `tags_live_ksb` ON `tags` (`evidence_id`,`enrolment_id`,`ksb_id`) WHERE ended is null and ksb_id is not null;

CREATE INDEX `tags_referred` ON `tags` (`enrolment_id`) WHERE status = 'referred';

CREATE INDEX `tags_target` ON `tags` (`enrolment_id`,`criterion_id`,`ksb_id`);

CREATE INDEX `tags_to_assess` ON `tags` (`enrolment_id`,`submitted_at`,`evidence_id`,`id`) WHERE status = 'submitted';

CREATE TABLE `training_marks` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`began` integer NOT NULL,
	`ended` integer,
	FOREIGN KEY (`person_id`,`centre_id`) REFERENCES `people`(`id`,`centre_id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "training_marks_span" CHECK(ended is null or ended > began)
) STRICT;

CREATE UNIQUE INDEX `training_marks_live` ON `training_marks` (`person_id`,`from_on`) WHERE ended is null;

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

CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`person_id` text NOT NULL,
	`file_name` text NOT NULL,
	`size` integer NOT NULL,
	`supersedes` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`finished_at` integer,
	`file_id` text,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;

CREATE INDEX `uploads_evidence` ON `uploads` (`evidence_id`) WHERE finished_at is null;

CREATE INDEX `uploads_expires` ON `uploads` (`expires_at`);

CREATE TABLE `visit_notes` (
	`person_id` text NOT NULL,
	`note_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `note_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;

CREATE INDEX `visit_notes_evidence` ON `visit_notes` (`evidence_id`);
