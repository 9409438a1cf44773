import { createInterface } from 'node:readline';
import { openHost } from '../../src/embedded/host.ts';
import { HostLink } from '../../src/embedded/host-link.ts';
import { callFunction, fixtureSchema } from './fixture.ts';

/**
 * A process of its own that shares a data directory: says who owns it, then carries out one
 * command a line: a function and its argument object, or `close`.
 */
const [dataDir = ''] = process.argv.slice(2);
const options = { dataDir, schemaDir: fixtureSchema, waitForOwnerMs: 15_000 };
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

const link = new HostLink(options, await openHost(options));
const { owner, url, instance } = link.host;
say({ owner, url, instance });

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'close') {
    await link.close();
    say({ closed: true });
    continue;
  }
  const [name, args] = JSON.parse(line) as [string, unknown];
  const answer = await callFunction({
    url: link.host.url,
    name,
    body: args,
    fetch: link.fetch,
  }).catch((error: unknown) => ({ status: 0, body: String(error) }));
  say({ ...answer, owner: link.host.owner });
}
