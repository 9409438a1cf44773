import { replyGapsMs } from '../support/audio.ts';
import { localSpeechFolder } from '../support/moonshine.ts';
import { converse, type Manners } from './conversation.ts';
import { type AppointmentLine, type Office, openOffice } from './office.ts';

/** A booking in sentences the small recogniser was found to understand in this voice. */
const MANNERS: Manners = [
  [/anything else/i, 'That is all, thank you.'],
  [/shall I book/i, 'Yes please.'],
  [/which would you like|would you like|choose|one of those/i, 'The first one.'],
  [/what day|which day/i, 'Next Monday.'],
  [/name/i, 'My name is Anna.'],
  [/cleaning|check-?up|which one/i, 'A cleaning please.'],
  [/thanks for calling.*help you/is, 'I want to book an appointment.'],
];

/** An office in which nothing but this machine hears, decides and speaks. */
export function openLocalOffice(): Promise<Office> {
  return openOffice({
    // Started only to show that nobody asks them anything.
    vendors: { deepgram: { hearing: { recognise: async () => '' } } },
    env: {
      BELLHOP_BRAIN: 'scripted',
      BELLHOP_STT: 'local',
      BELLHOP_TTS: 'local',
      BELLHOP_MODELS: localSpeechFolder,
      BELLHOP_NOW: '2026-11-25T08:00:00-05:00',
      BELLHOP_MAX_CALLS: '1',
    },
  });
}

export interface LocalCall {
  gapsMs: number[];
  /** Of this caller. */
  appointments: AppointmentLine[];
  /** What went wrong, where the call did not get to its end. */
  problem: string | null;
}

/** Books by voice. Never throws for what a caller may meet. */
export async function bookLocally(office: Office, from: string): Promise<LocalCall> {
  const caller = await office.dial({ from, to: '+12125550100' });
  let problem: string | null = null;
  try {
    await converse({ caller, vendors: office.vendors, manners: MANNERS });
    await caller.waitForDisconnect();
  } catch (error) {
    problem = String(error);
  }
  try {
    const recording = await caller.saveRecording(`local-call-${from}`);
    const own = (await office.appointments()).filter(({ caller_phone }) => caller_phone === from);
    return {
      gapsMs: replyGapsMs({ caller: caller.utterances, agent: recording.agentSegments }).filter(
        (gap) => gap !== null,
      ),
      appointments: own,
      problem,
    };
  } finally {
    await caller.dispose();
  }
}

/** Whether the call ended in the appointment that was spoken of. */
export function isBookedRight({ appointments }: LocalCall): boolean {
  const [one] = appointments;
  return (
    appointments.length === 1 &&
    one?.status === 'booked' &&
    one.service === 'cleaning' &&
    one.starts_at.startsWith('2026-11-30T') &&
    /^ann?a$/i.test(one.caller_name)
  );
}
