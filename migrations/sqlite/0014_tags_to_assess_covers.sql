DROP INDEX `tags_to_assess`;

CREATE INDEX `tags_to_assess` ON `tags` (`enrolment_id`,`submitted_at`,`evidence_id`,`id`) WHERE status = 'submitted';
