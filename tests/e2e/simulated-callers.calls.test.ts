import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/config/environment.ts';
import type { DialogueResult } from '../../src/simulate/engine/run-job.ts';
import type { Scenario } from '../../src/simulate/scenario/scenario.ts';
import { runSpoken } from '../../src/simulate/voice/run-spoken.ts';
import { allScenarios, BUSINESS_FOLDERS } from '../simulate/a-scenario.ts';
import { type LivekitServer, livekitServer } from '../support/livekit-server.ts';
import { startVendors, type Vendors } from '../support/standins/vendors.ts';
import { officeAvailable } from './office.ts';

const CALLS = Number(process.env.SPOKEN_CALLS ?? 10);
const MOST_MS = 15 * 60_000;

/** The same agendas as in text, spoken over a real server to the worker as shipped. */
describe.skipIf(!officeAvailable())('simulated callers who speak', () => {
  let livekit: LivekitServer;
  let vendors: Vendors;
  let saying = '';

  beforeAll(async () => {
    livekit = await livekitServer();
    vendors = await startVendors({
      deepgram: {
        hearing: {
          // Knows what is being said; a breath within it brings nothing more.
          recognise: async () => {
            const text = saying;
            saying = '';
            return text;
          },
          soFar: () => saying.split(' ')[0] ?? '',
        },
      },
    });
  });

  afterAll(async () => {
    await vendors?.stop();
    await livekit?.stop();
  });

  it(
    'book at least nine times in ten',
    async () => {
      const scenarios = bookings(await allScenarios()).slice(0, CALLS);
      const results: DialogueResult[] = [];
      await runSpoken({
        scenarios,
        businessFolders: BUSINESS_FOLDERS,
        environment: readEnvironment({
          ...vendors.env,
          LIVEKIT_URL: livekit.url,
          LIVEKIT_API_KEY: livekit.apiKey,
          LIVEKIT_API_SECRET: livekit.apiSecret,
        }),
        brain: 'scripted',
        repeat: 1,
        seed: 1,
        done: (result) => results.push(result),
        saying: (text) => {
          saying = text;
        },
      });
      const failed = results.filter(({ passed }) => !passed);
      const story = failed.map(({ scenario, faults, lines }) =>
        [
          `${scenario}: ${faults.map(({ kind, detail }) => `${kind}: ${detail}`).join('; ')}`,
          ...lines.map(({ who, text }) => `  ${who}: ${text}`),
        ].join('\n'),
      );
      console.info(
        [
          `${results.length - failed.length} of ${results.length} spoken calls passed`,
          ...story,
        ].join('\n'),
      );
      expect(failed.length).toBeLessThanOrEqual(Math.floor(CALLS / 10));
    },
    MOST_MS,
  );
});

/** Those that leave a booking and no complication, from the clock most scenarios share. */
function bookings(scenarios: readonly Scenario[]): Scenario[] {
  const books = scenarios.filter(
    ({ caller, expect: expected }) =>
      caller.complications.length === 0 && expected.appointments.length === 1,
  );
  const sharing = (scenario: Scenario) => books.filter(({ now }) => now === scenario.now).length;
  return [...books].sort(
    (one, other) => sharing(other) - sharing(one) || (one.now < other.now ? -1 : 1),
  );
}
