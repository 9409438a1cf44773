import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { businessesIn } from '../simulate/scenario/businesses.ts';
import { readScenarios, ScenarioError } from '../simulate/scenario/read-scenarios.ts';
import { selectScenarios } from '../simulate/scenario/select.ts';
import { type CommandContext, print, remark } from './context.ts';

const EXIT_USAGE = 2;
const packaged = (folder: string) => fileURLToPath(new URL(`../../${folder}`, import.meta.url));

interface Options {
  check: boolean;
  scenario: string;
  scenarios: string;
  businesses: string;
}

/** `bellhop simulate`. */
export function addSimulateCommand(program: Command, context: CommandContext): void {
  program
    .command('simulate')
    .description('let simulated callers talk to the receptionist, and judge what came of it')
    .option('--check', 'only check the scenario files', false)
    .option('--scenario <glob>', 'which scenarios: an id, trade/id or file, * for anything', '*')
    .option('--scenarios <folder>', 'where the scenario files are', packaged('scenarios'))
    .option(
      '--businesses <folder>',
      'where the business files are',
      packaged('supabase/businesses'),
    )
    .action(async (options: Options) => {
      const all = await readScenarios({
        folder: options.scenarios,
        business: businessesIn(options.businesses),
      }).catch((cause: unknown) => {
        if (!(cause instanceof ScenarioError)) throw cause;
        for (const problem of cause.problems) remark(problem);
        remark(`${cause.problems.length} problems`);
        context.exit(EXIT_USAGE);
        return null;
      });
      if (all === null) return;
      const chosen = selectScenarios(all, options.scenario);
      print(
        `${chosen.length} scenarios in ${new Set(chosen.map(({ trade }) => trade)).size} trades`,
      );
    });
}
