import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readBusinessFile } from '../src/store/business-file.ts';

const BUSINESSES = new URL('../supabase/businesses/', import.meta.url);
const SEED = new URL('../supabase/seed.sql', import.meta.url);

/** The text of `supabase/seed.sql`: every business file, imported. */
export function seedSql(): string {
  const imports = readdirSync(BUSINESSES)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const document = readBusinessFile(readFileSync(new URL(name, BUSINESSES), 'utf8'), name);
      const json = JSON.stringify(document, null, 2).replaceAll("'", "''");
      return `-- ${name}\nselect public.import_business('${json}'::jsonb);\n`;
    });
  const head =
    '-- Made by scripts/seed.ts from the files in businesses/; change those and run it again.\n';
  return [head, ...imports].join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(SEED, seedSql());
}
