import type { Command } from 'commander';
import { databaseOf } from '../config/database.ts';
import { migrate, reset } from '../embedded/maintenance.ts';
import { type CommandContext, print } from './context.ts';

/** `bellhop db migrate|reset`. */
export function addDatabaseCommands(program: Command, context: CommandContext): void {
  const db = program.command('db').description("the database's schema");
  db.command('migrate')
    .description('bring the schema up to date')
    .action(async () => {
      const { applied, version, seeded } = await migrate(databaseOf(context.environment()));
      print(
        applied.length === 0
          ? `the schema is up to date (${version})`
          : `${applied.length} migrations applied, now at ${version}${seeded ? ', with the three example businesses' : ''}`,
      );
    });
  db.command('reset')
    .description('remove everything and start anew')
    .option('--force', 'also on a Postgres server', false)
    .action(async (options: { force: boolean }) => {
      const { version } = await reset({
        ...databaseOf(context.environment()),
        force: options.force,
      });
      print(`the database is new (${version})`);
    });
}
