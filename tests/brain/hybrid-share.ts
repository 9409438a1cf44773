import type { BrainOptions } from '../../src/call/create-brain.ts';
import type { EventOf } from '../../src/dialogue/events.ts';
import { testDatabase } from '../support/database.ts';
import { type Talked, talk } from '../support/talk.ts';
import { FakeModel } from './fake-model.ts';
import { type JudgedCall, NOW } from './scripted/judged-call.ts';

/** A model that never helps: whatever rules leave to it stays undone. */
const USELESS = { say: ['Sorry, could you put that another way?'] };

type Conversation = Pick<JudgedCall, 'title' | 'business' | 'withheld' | 'lines'>;

export interface HybridShare {
  turns: number;
  /** Turns in which no model was asked for anything. */
  withoutModel: number;
  /** Writes that rules alone, whose tests say they are right, did not make in the same conversation. */
  wrongWrites: string[];
  /** Why a model was asked, with the caller's words. */
  asked: { text: string; why: string }[];
}

/**
 * Holds conversations twice, with rules alone and with a hybrid brain whose model never helps. What the
 * rules answer then is all that is answered.
 */
export async function hybridShare(calls: readonly Conversation[]): Promise<HybridShare> {
  const alone = await holdAll(calls, () => ({ kind: 'scripted' }));
  const hybrid = await holdAll(calls, () => ({
    kind: 'hybrid',
    models: [{ name: 'fake', llm: new FakeModel(USELESS) }],
  }));
  const share: HybridShare = { turns: 0, withoutModel: 0, wrongWrites: [], asked: [] };
  for (const [index, { events }] of hybrid.entries()) {
    const right = writesOf(alone[index]);
    for (const write of writesOf(hybrid[index])) {
      const at = right.indexOf(write);
      if (at < 0) share.wrongWrites.push(`${calls[index]?.title}: ${write}`);
      else right.splice(at, 1);
    }
    let heard = '';
    for (const event of events) {
      if (event.type === 'turn.caller') heard = event.data.text;
      if (event.type !== 'turn.agent' || heard === '') continue;
      share.turns += 1;
      if (event.data.by === 'model') {
        share.asked.push({ text: heard, why: event.data.why ?? '' });
      } else share.withoutModel += 1;
      heard = '';
    }
  }
  return share;
}

async function holdAll(
  calls: readonly Conversation[],
  brain: () => BrainOptions,
): Promise<Talked[]> {
  const database = await testDatabase({ now: NOW });
  const held: Talked[] = [];
  for (const [index, { business = 'maple-dental', withheld, lines }] of calls.entries()) {
    const from = `+1646555${String(1000 + index)}`;
    held.push(
      await talk({
        store: database.store,
        now: NOW,
        business,
        lines,
        brain: brain(),
        ...(withheld === undefined && { from }),
      }),
    );
  }
  await database.close();
  return held;
}

function writesOf(talked: Talked | undefined): string[] {
  const succeeded = talked?.events.filter(
    (event): event is EventOf<'tool.succeeded'> => event.type === 'tool.succeeded',
  );
  return (succeeded ?? []).flatMap(({ data }) => {
    const { written } = data.outcome;
    if (!written) return [];
    const { appointment } = written;
    if (!appointment) return [`${written.kind} ${JSON.stringify(data.result)}`];
    const { service, startsAt, resource, partySize, callerName } = appointment;
    return [`${written.kind} ${service} ${startsAt} ${resource} ${partySize} ${callerName}`];
  });
}
