import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownSentences } from '../../support/heard-sentences.ts';
import { converse } from '../conversation.ts';
import { freshNumber, type Office, officeAvailable, openOffice } from '../office.ts';
import { bookingManners, bookingSentences } from './kill.ts';

describe.skipIf(!officeAvailable())('a worker that is told to stop', () => {
  let office: Office;

  beforeAll(async () => {
    office = await openOffice({
      vendors: { deepgram: { hearing: await knownSentences(bookingSentences) } },
      env: { BELLHOP_BRAIN: 'scripted', BELLHOP_MAX_CALLS: '2' },
    });
  });

  afterAll(() => office?.close());

  it('lets the call it has finish, and then goes', async () => {
    const from = freshNumber();
    const caller = await office.dial({ from, to: '+12125550100' });
    try {
      await caller.waitForReply();
      process.kill(office.worker.pid, 'SIGTERM');
      const stopping = Date.now();
      const turns = await converse({ caller, vendors: office.vendors, manners: bookingManners });
      expect(turns.length).toBeGreaterThan(4);
      expect((await caller.waitForDisconnect()).atMs).toBeGreaterThan(stopping + 5_000);
      const { dataDir } = await office.stopWorker();
      expect(dataDir).toBe(office.dataDir);
      const mine = (await office.appointments()).filter((one) => one.caller_phone === from);
      expect(mine).toEqual([expect.objectContaining({ status: 'booked' })]);
      expect(await office.call(caller.callId)).toMatchObject({ outcome: 'booked' });
    } finally {
      await caller.dispose();
    }
  });
});
