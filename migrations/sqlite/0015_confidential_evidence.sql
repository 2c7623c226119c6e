ALTER TABLE `evidence` ADD `confidential` integer DEFAULT false NOT NULL;
