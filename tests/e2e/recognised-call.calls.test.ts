import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Recogniser, speechModelsAvailable, startRecogniser } from '../support/moonshine.ts';
import { converse, type Manners } from './conversation.ts';
import { type Office, officeAvailable, openOffice } from './office.ts';

/**
 * A call in which nobody knows beforehand what is said: speech over a telephone line is really
 * recognised, and what the agent says is recognised again from the caller's recording. The
 * sentences are ones the small model was found to understand in this voice.
 */
describe.skipIf(!officeAvailable() || !speechModelsAvailable())(
  'a call that is really heard',
  () => {
    const manners: Manners = [
      [/anything else/i, 'That is all, thank you.'],
      [/shall I book/i, 'Yes please.'],
      [/which would you like|would you like|choose/i, 'The first one.'],
      [/what day|which day/i, 'Next Monday.'],
      [/name/i, 'My name is Anna.'],
      [/cleaning|check-?up|which one/i, 'A cleaning please.'],
      [/thanks for calling.*help you/is, 'I want to book an appointment.'],
    ];
    let recogniser: Recogniser;
    let office: Office;

    beforeAll(async () => {
      recogniser = await startRecogniser();
      office = await openOffice({
        vendors: { deepgram: { hearing: { recognise: recogniser.recognise } } },
        env: { BELLHOP_BRAIN: 'scripted', BELLHOP_NOW: '2026-11-25T08:00:00-05:00' },
      });
    });

    afterAll(async () => {
      await office?.close();
      await recogniser?.stop();
    });

    it('ends in the appointment that was spoken of', async () => {
      const caller = await office.dial({ from: '+12125550142', to: '+12125550100' });
      try {
        await converse({ caller, vendors: office.vendors, manners });
        await caller.waitForDisconnect();
        const recording = await caller.saveRecording('recognised-call');
        expect(await office.appointments()).toEqual([
          expect.objectContaining({
            status: 'booked',
            business: 'maple-dental',
            service: 'cleaning',
            starts_at: '2026-11-30T09:00:00-05:00',
            caller_name: 'Anna',
          }),
        ]);

        const [greeting] = recording.agentSegments;
        const at = (ms: number) =>
          Math.round(((ms - recording.startedMs) * recording.sampleRate) / 1000);
        const heard = await recogniser.recognise({
          samples: recording.agent.subarray(at(greeting?.startMs ?? 0), at(greeting?.endMs ?? 0)),
          sampleRate: recording.sampleRate,
        });
        expect(heard).toMatch(/calling|dental|help/i);
      } finally {
        await caller.dispose();
      }
    });
  },
);
