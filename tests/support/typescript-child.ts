import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Arguments that let a child Node process run TypeScript, whatever its working directory. */
export const runTypeScript = [
  '--import',
  pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
];
