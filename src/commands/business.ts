import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { readBusinessFile } from '../store/business-file.ts';
import { type CommandContext, print, withStore } from './context.ts';

/** `bellhop business import|list`. */
export function addBusinessCommands(program: Command, context: CommandContext): void {
  const business = program.command('business').description('the businesses that are answered');
  business
    .command('import')
    .description('create or update a business from a YAML file')
    .argument('<file>', 'for example supabase/businesses/maple-dental.yaml')
    .action(async (file: string) => {
      const document = readBusinessFile(await readFile(file, 'utf8'), file);
      const imported = await withStore(context.environment(), (store) =>
        store.importBusiness(document),
      );
      print(
        `${imported.slug}: ${imported.created ? 'created' : 'updated'}, ${imported.slots} slots ahead`,
      );
      print(`talk to it: npm start -- --business ${imported.slug}`);
    });
  business
    .command('list')
    .description('list the businesses')
    .option('--json', 'one object a line', false)
    .action(async (options: { json: boolean }) => {
      const rows = await withStore(context.environment(), (store) => store.listBusinesses());
      for (const row of rows) {
        if (options.json) print(JSON.stringify(row));
        else {
          const { slug, name, zone, numbers, services, resources } = row;
          print(
            `${slug}  ${name}, ${zone}, ${numbers.join(' ') || 'no number'}, ${services} services, ${resources} resources`,
          );
        }
      }
    });
}
