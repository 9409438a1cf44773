import { acquireOwnership } from '../../src/embedded/ownership.ts';

/** Tries to own many directories, as fast as it can, once told to; prints which it got. */
const [name = '', ...directories] = process.argv.slice(2);
process.stdout.write('ready\n');
process.stdin.once('data', () => {
  const owned = directories.filter(
    (directory) => acquireOwnership({ directory, instance: name }).owned,
  );
  process.stdout.write(`${JSON.stringify(owned)}\n`);
});
