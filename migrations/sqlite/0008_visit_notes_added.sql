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
