export { describeSchema, writeSchema } from './describe-schema.ts'
export { listPending, type MigrateResult, MigrationRefused, migrate } from './migrate.ts'
export { findMigrationsFolder, type Migration, readMigrations } from './read-migrations.ts'
