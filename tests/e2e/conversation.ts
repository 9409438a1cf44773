import type { Caller } from '../support/caller.ts';
import type { Vendors } from '../support/standins/vendors.ts';

/** What a caller answers to what the agent said: the first pattern that fits its words. */
export type Manners = readonly (readonly [pattern: RegExp, answer: string])[];

export interface Turn {
  agent: string;
  caller: string;
}

interface Call {
  caller: Caller;
  vendors: Vendors;
  manners: Manners;
  /** Stops earlier, after what the agent just said. */
  until?: (agentSaid: string) => boolean;
  /** Told what the agent said, right before the caller answers. */
  beforeAnswer?: (agentSaid: string) => void | Promise<void>;
}

const MOST_TURNS = 14;
/** A caller who has heard the goodbye does not wait longer on a silent line. */
const HANG_UP_MS = 3000;
const MOMENT_MS = 8000;

/**
 * Talks until the agent hangs up: waits for it to finish, then gives the first answer that fits.
 * Throws, with all that was said (and leaves a recording), when nothing fits or it takes too many
 * turns.
 */
export async function converse(call: Call): Promise<Turn[]> {
  try {
    return await talk(call);
  } catch (error) {
    await call.caller.saveRecording(`failed-${call.caller.callId}`).catch(() => undefined);
    throw error;
  }
}

async function talk({
  caller,
  vendors,
  manners,
  until = () => false,
  beforeAnswer,
}: Call): Promise<Turn[]> {
  const turns: Turn[] = [];
  const startedMs = Date.now();
  const story = () => {
    const heard = vendors.deepgram.heard.filter(({ atMs }) => atMs > startedMs);
    return [
      `caller: ${caller.story()}`,
      ...turns.map(({ agent, caller: own }) => `< ${agent}\n> ${own}`),
      `recogniser: ${JSON.stringify(heard.map(({ transcript, speechMs }) => [transcript, speechMs]))}`,
    ].join('\n');
  };
  for (let sinceMs = 0; turns.length < MOST_TURNS; ) {
    await caller.waitForReply().catch((error: unknown) => {
      if (caller.disconnected) return;
      throw new Error(`${String(error)}\n${story()}`);
    });
    const agent = caller.agentSaid({ sinceMs });
    // A voice that broke off before its first word was no reply.
    if (agent === '' && !caller.disconnected) {
      await caller.waitForTranscript();
      continue;
    }
    if (caller.disconnected || until(agent)) {
      turns.push({ agent, caller: '' });
      return turns;
    }
    const answer = manners.find(([pattern]) => pattern.test(agent))?.[1];
    if (answer === undefined && (await hangsUp(caller))) {
      turns.push({ agent, caller: '' });
      return turns;
    }
    // "One moment, please." is followed by what it was said for.
    if (answer === undefined && (await goesOn(caller))) continue;
    if (answer === undefined) throw new Error(`no answer to "${agent}"\n${story()}`);
    turns.push({ agent, caller: answer });
    await beforeAnswer?.(agent);
    sinceMs = Date.now();
    await caller.say(answer);
  }
  throw new Error(`still talking after ${MOST_TURNS} turns\n${story()}`);
}

/** Whether the agent says more: who has heard "one moment" waits a while. */
function goesOn(caller: Caller): Promise<boolean> {
  return caller.waitForAgentSpeech({ afterMs: Date.now(), timeoutMs: MOMENT_MS }).then(
    () => true,
    () => false,
  );
}

/** Whether the agent puts the phone down after what it said last. */
function hangsUp(caller: Caller): Promise<boolean> {
  return caller.waitForDisconnect({ timeoutMs: HANG_UP_MS }).then(
    () => true,
    () => false,
  );
}
