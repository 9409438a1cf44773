// Runs one benchmark by name: `npm run bench -- race`.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(here)
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter(
    (name) =>
      !['run', 'figures', 'call-model', 'call-suite', 'plain-agent', 'processor-time'].includes(
        name,
      ),
  );
const [name, ...args] = process.argv.slice(2);
if (!name || !names.includes(name) || !existsSync(`${here}${name}.ts`)) {
  process.stderr.write(`Which benchmark? npm run bench -- ${names.join(' | ')}\n`);
  process.exit(2);
}
const { run } = (await import(`./${name}.ts`)) as {
  run: (...args: string[]) => Promise<void>;
};
await run(...args);
