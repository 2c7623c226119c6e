ALTER TABLE `decisions` ADD `falls_short_on` text DEFAULT '[]' NOT NULL;
