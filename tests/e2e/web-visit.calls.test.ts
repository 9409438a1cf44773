import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownSentences } from '../support/heard-sentences.ts';
import { converse, type Manners } from './conversation.ts';
import { type Office, officeAvailable, openOffice } from './office.ts';

/** A visitor in a browser has dialled no number: BELLHOP_BUSINESS says whose receptionist answers. */
describe.skipIf(!officeAvailable())('a visit from a browser', () => {
  const manners: Manners = [
    [/anything else/i, 'Goodbye'],
    [/thanks for calling.*help you/is, 'What are your opening hours'],
    [/open/i, 'Goodbye'],
  ];
  let office: Office;

  beforeAll(async () => {
    const hearing = await knownSentences(manners.map(([, answer]) => answer));
    office = await openOffice({
      vendors: { deepgram: { hearing } },
      env: { BELLHOP_BRAIN: 'scripted', BELLHOP_BUSINESS: 'studio-nine' },
    });
  });

  afterAll(() => office?.close());

  it('is answered by the configured business, and recorded', async () => {
    const visitor = await office.dial({ kind: 'web' });
    try {
      const turns = await converse({ caller: visitor, vendors: office.vendors, manners });
      await visitor.waitForDisconnect();
      expect(turns[0]?.agent).toMatch(/Studio Nine/i);
      expect(turns[1]?.agent).toMatch(/Tuesday|Saturday/);
      await office.worker.waitUntilIdle();
      // Without a phone's call id the call goes by the name of its room.
      expect(await office.call(visitor.room)).toMatchObject({
        business: 'studio-nine',
        from: null,
        to: null,
        outcome: 'answered',
      });
      expect(await office.rooms()).not.toContain(visitor.room);
    } finally {
      await visitor.dispose();
    }
  });
});
