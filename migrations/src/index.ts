export { describeSchema, writeSchema } from './describe-schema.ts'
export { type MigrateResult, MigrationRefused, migrate } from './migrate.ts'
export { findMigrationsFolder, type Migration, readMigrations } from './read-migrations.ts'
