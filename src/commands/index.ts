import type { Command } from 'commander';
import { addBusinessCommands } from './business.ts';
import type { CommandContext } from './context.ts';
import { addDatabaseCommands } from './database.ts';
import { addDoctorCommand } from './doctor.ts';
import { addRecordCommands } from './records.ts';
import { addServerCommands } from './servers.ts';
import { addSimulateCommand } from './simulate.ts';
import { addTelephonyCommands } from './telephony.ts';

/** All commands but `chat`, which is the entrance itself. */
export function addCommands(program: Command, context: CommandContext): void {
  // `calls --json` and `calls show ID --json` each have an option of that name.
  program.enablePositionalOptions();
  addServerCommands(program, context);
  addTelephonyCommands(program, context);
  addDoctorCommand(program, context);
  addDatabaseCommands(program, context);
  addBusinessCommands(program, context);
  addRecordCommands(program, context);
  addSimulateCommand(program, context);
}
