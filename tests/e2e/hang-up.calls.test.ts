import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { converse, type Manners } from './conversation.ts';
import { freshNumber, officeAvailable } from './office.ts';
import { openProxiedOffice, type ProxiedOffice } from './proxied-office.ts';

/** Callers who put the phone down at bad moments; the database is one behind `SUPABASE_URL`. */
describe.skipIf(!officeAvailable())('a caller who hangs up', () => {
  const manners: Manners = [
    [/which would you like|would you like|choose|one of th/i, 'The first one please'],
    [/what day|which day/i, 'Next Monday'],
    [/name/i, 'Anna Miller'],
    [/thanks for calling.*help you/is, "I'd like to book a cleaning"],
  ];
  const isReadBack = (text: string) => /shall I book/i.test(text);
  const maple = '+12125550100';
  let office: ProxiedOffice['office'];
  let proxy: ProxiedOffice['proxy'];
  let opened: ProxiedOffice | undefined;

  beforeAll(async () => {
    opened = await openProxiedOffice({
      sentences: [...manners.map(([, answer]) => answer), 'Yes please'],
    });
    ({ office, proxy } = opened);
  });

  afterAll(() => opened?.close());

  it.each([
    ['before the database has heard of the booking', 'request'],
    ['after it has booked and before anyone knows', 'answer'],
  ] as const)('%s has one appointment all the same', async (_when, what) => {
    const from = freshNumber();
    const caller = await office.dial({ from, to: maple });
    try {
      await converse({ caller, vendors: office.vendors, manners, until: isReadBack });
      const held = proxy.hold('book', what);
      await caller.say('Yes please');
      await held.arrived;
      await caller.hangUp();
      held.release();
      await office.worker.waitUntilIdle();
      const mine = (await office.appointments()).filter((one) => one.caller_phone === from);
      expect(mine).toEqual([expect.objectContaining({ status: 'booked', version: 1 })]);
      expect(await office.call(caller.callId)).toMatchObject({
        outcome: 'booked',
        ended_at: expect.any(String),
      });
      expect(await office.rooms()).not.toContain(caller.room);
    } finally {
      await caller.dispose();
    }
  });

  it('instead of saying yes has none', async () => {
    const from = freshNumber();
    const caller = await office.dial({ from, to: maple });
    try {
      await converse({ caller, vendors: office.vendors, manners, until: isReadBack });
      await caller.hangUp();
      await office.worker.waitUntilIdle();
      const mine = (await office.appointments()).filter((one) => one.caller_phone === from);
      expect(mine).toEqual([]);
      expect((await office.call(caller.callId))?.ended_at).toEqual(expect.any(String));
    } finally {
      await caller.dispose();
    }
  });

  it('because the line is dead is let go as soon as the server notices', async () => {
    const caller = await office.dial({ from: '+12125550164', to: maple });
    try {
      await caller.waitForAgentSpeech();
      await caller.vanish();
      await office.worker.waitUntilIdle({ timeoutMs: 60_000 });
      expect(await office.call(caller.callId)).toMatchObject({
        outcome: 'abandoned',
        ended_at: expect.any(String),
      });
      expect(await office.rooms()).not.toContain(caller.room);
    } finally {
      await caller.dispose();
    }
  });
});
