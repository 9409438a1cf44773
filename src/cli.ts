#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { ConfigurationError, type Environment, readEnvironment } from './config/environment.ts';
import { E164 } from './config/fields.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

function environment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readEnvironment(process.env);
}

function phoneNumber(value: string): string {
  const parsed = E164.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError('It must be E.164, for example +12125550123.');
}

async function main(argv: string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('bellhop')
    .description('An open-source phone receptionist that books.')
    .exitOverride()
    .showHelpAfterError();
  program
    .command('chat')
    .description('talk to the receptionist in this terminal')
    .option('--business <slug>', 'which business is called')
    .option('--from <number>', 'the number the call comes from, E.164', phoneNumber)
    .option('--json', 'print one event a line', false)
    .action(async (options: { business?: string; from?: string; json: boolean }) => {
      const { chat } = await import('./chat.ts');
      const settings = environment();
      exitCode = await chat({
        environment: settings,
        business: options.business ?? settings.BELLHOP_BUSINESS ?? 'maple-dental',
        ...(options.from && { from: options.from }),
        json: options.json,
        input: process.stdin,
        output: process.stdout,
      });
    });
  const { addCommands } = await import('./commands/index.ts');
  addCommands(program, {
    environment,
    phoneNumber,
    exit: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (cause) {
    if (cause instanceof CommanderError) {
      return cause.exitCode === 0 ? 0 : EXIT_USAGE;
    }
    if (cause instanceof ConfigurationError) {
      process.stderr.write(
        `bellhop: wrong configuration\n${cause.problems.map((line) => `  ${line}\n`).join('')}`,
      );
      return EXIT_USAGE;
    }
    process.stderr.write(`bellhop: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    return EXIT_FAILED;
  }
}

process.exitCode = await main(process.argv);
