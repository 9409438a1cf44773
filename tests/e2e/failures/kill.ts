import type { Caller } from '../../support/caller.ts';
import { converse, type Manners, type Turn } from '../conversation.ts';
import type { AppointmentLine } from '../office.ts';
import type { TwoWorkers } from './two-workers.ts';

/** What a caller answers who books, and goes on booking whatever breaks. */
export const bookingManners: Manners = [
  [/anything else/i, "No, that's all"],
  [/shall I book/i, 'Yes please'],
  [
    /which would you like|would you like|would one of|choose|shall I take for you/i,
    'The first one please',
  ],
  [/what day|which day/i, 'Next Monday'],
  [/name/i, 'Anna Miller'],
  [/help you/is, "I'd like to book a cleaning"],
];
export const bookingSentences = bookingManners.map(([, answer]) => answer);

/** Sound this soon after a kill was on its way already, in milliseconds. */
const ON_ITS_WAY_MS = 400;

export interface Survived {
  /** From the kill to the first sound of whoever goes on. */
  speechMs: number;
  turns: Turn[];
  /** What was booked under the caller's number. */
  appointments: AppointmentLine[];
  /** What was said after the kill. */
  saidAfter: string;
  agentsInRoom: number;
}

/** Ends a process of the call as nothing can forbid. */
export function killHolder(
  two: TwoWorkers,
  callId: string,
  victim: 'job' | 'worker',
): { atMs: number; jobPid: number } {
  const { worker, jobPid } = two.holderOf(callId);
  process.kill(victim === 'job' ? jobPid : worker.pid, 'SIGKILL');
  return { atMs: Date.now(), jobPid };
}

/**
 * A booking by telephone during which the call's process (or its whole worker) is killed: when
 * `moment` says so. The caller just goes on talking.
 */
export async function bookThroughKill(options: {
  two: TwoWorkers;
  from: string;
  victim: 'job' | 'worker';
  /** Resolves when it is time. */
  moment: (caller: Caller) => Promise<unknown>;
  /** Called right after the kill. */
  afterwards?: () => void;
}): Promise<Survived> {
  const { two, from, victim, moment, afterwards } = options;
  const { office } = two;
  const caller = await office.dial({ from, to: '+12125550100' });
  try {
    const killed = moment(caller).then(async () => {
      const { atMs, jobPid } = killHolder(two, caller.callId, victim);
      afterwards?.();
      const speechMs = (await caller.waitForAgentSpeech({ afterMs: atMs + ON_ITS_WAY_MS })) - atMs;
      const present = await two.rooms.present(caller.room);
      return { atMs, speechMs, jobPid, agents: present.filter(({ kind }) => kind === 'agent') };
    });
    const [turns, kill] = await Promise.all([
      converse({ caller, vendors: office.vendors, manners: bookingManners }),
      killed,
    ]);
    const mine = (await office.appointments()).filter((one) => one.caller_phone === from);
    return {
      speechMs: kill.speechMs,
      turns,
      appointments: mine,
      saidAfter: caller.agentSaid({ sinceMs: kill.atMs + ON_ITS_WAY_MS }),
      agentsInRoom: kill.agents.length,
    };
  } finally {
    await caller.dispose();
  }
}
