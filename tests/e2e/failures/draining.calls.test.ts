import { describe, expect, it } from 'vitest';
import { knownSentences } from '../../support/heard-sentences.ts';
import { converse } from '../conversation.ts';
import { freshNumber, officeAvailable, openOffice } from '../office.ts';
import { bookingManners, bookingSentences } from './kill.ts';

/** Bellhop's own log lines without what stands under `pii`, which a switch leaves out. */
function ownLines(logs: string): string {
  return logs
    .split('\n')
    .filter((line) => line.includes('"service":"bellhop"'))
    .map((line) =>
      JSON.stringify(JSON.parse(line), (key, value) => (key === 'pii' ? undefined : value)),
    )
    .join('\n');
}

describe.skipIf(!officeAvailable())('a worker that is told to stop', () => {
  it('lets the call it has finish, and then goes', async () => {
    const office = await openOffice({
      vendors: { deepgram: { hearing: await knownSentences(bookingSentences) } },
      env: { BELLHOP_BRAIN: 'scripted', BELLHOP_MAX_CALLS: '2' },
    });
    const from = freshNumber();
    const caller = await office.dial({ from, to: '+12125550100' });
    try {
      await caller.waitForReply();
      process.kill(office.worker.pid, 'SIGTERM');
      const stopping = Date.now();
      const turns = await converse({ caller, vendors: office.vendors, manners: bookingManners });
      expect(turns.length).toBeGreaterThan(4);
      expect((await caller.waitForDisconnect()).atMs).toBeGreaterThan(stopping + 5_000);
      await office.worker.waitUntilEnded();
      const { dataDir } = await office.stopWorker();
      expect(dataDir).toBe(office.dataDir);
      const mine = (await office.appointments()).filter((one) => one.caller_phone === from);
      expect(mine).toEqual([expect.objectContaining({ status: 'booked' })]);
      expect(await office.call(caller.callId)).toMatchObject({ outcome: 'booked' });
      const told = ownLines(office.worker.logs());
      expect(told).toContain(caller.callId);
      expect(told).not.toMatch(/Miller/i);
      expect(told).not.toContain(from.slice(1));
    } finally {
      await caller.dispose();
      await office.close();
    }
  });
});
