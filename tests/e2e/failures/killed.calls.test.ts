import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postgresAvailable } from '../../support/postgres.ts';
import { freshNumber, officeAvailable } from '../office.ts';
import { bookingSentences, bookThroughKill, type Survived } from './kill.ts';
import { openTwoWorkers, type TwoWorkers } from './two-workers.ts';

/** A call's process, or the whole worker, is killed in the middle of a call. */
describe.skipIf(!officeAvailable() || !postgresAvailable())(
  'a call whose process is killed',
  () => {
    let two: TwoWorkers;

    beforeAll(async () => {
      two = await openTwoWorkers(bookingSentences);
    });

    beforeEach(() => two.ensureTwo());

    afterAll(() => two?.close());

    const expectWhole = (survived: Survived, from: string) => {
      const story = JSON.stringify(survived.turns, null, 1);
      expect(survived.appointments, story).toEqual([
        expect.objectContaining({
          status: 'booked',
          caller_phone: from,
          caller_name: 'Anna Miller',
        }),
      ]);
      expect(survived.agentsInRoom, 'one and only one agent').toBe(1);
      expect(survived.saidAfter).toMatch(/I lost you for a second/);
      expect(survived.saidAfter).not.toMatch(/thanks for calling/i);
      expect(survived.speechMs, 'ms from the kill to the next agent').toBeLessThan(5_000);
    };

    it.each(['job', 'worker'] as const)(
      '(%s) in the middle of a sentence goes on with it',
      async (victim) => {
        const from = freshNumber();
        const survived = await bookThroughKill({
          two,
          from,
          victim,
          moment: async (caller) => {
            await caller.waitForReply();
            const spokenMs = Date.now();
            await caller.waitForAgentSpeech({ afterMs: spokenMs + 300 });
          },
        });
        expectWhole(survived, from);
      },
    );

    it.each([
      ['job', 'request'],
      ['job', 'answer'],
      ['worker', 'answer'],
    ] as const)('(%s) while it books (%s held back) books once and tells', async (victim, what) => {
      const from = freshNumber();
      const held = two.proxy.hold('book', what);
      const survived = await bookThroughKill({
        two,
        from,
        victim,
        moment: () => held.arrived,
        afterwards: () => held.release(),
      });
      expectWhole(survived, from);
      expect(survived.saidAfter).toMatch(/you're booked/i);
      expect(survived.saidAfter).not.toMatch(/shall I book/i);
    });

    it.each(['job', 'worker'] as const)(
      '(%s) while it asks for the yes asks again',
      async (victim) => {
        const from = freshNumber();
        const survived = await bookThroughKill({
          two,
          from,
          victim,
          moment: async (caller) => {
            const isAsking = () => /shall I book/i.test(caller.agentSaid());
            while (!isAsking()) await caller.waitForTranscript();
          },
        });
        expectWhole(survived, from);
        expect(survived.saidAfter).toMatch(/shall I book/i);
      },
    );
  },
);
