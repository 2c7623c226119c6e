DROP INDEX `tags_enrolment_index`;

CREATE INDEX `tags_target` ON `tags` (`enrolment_id`,`criterion_id`,`ksb_id`);
