import { describe, expect, it } from 'vitest';
import type { NewCallEvent } from '../../src/dialogue/events.ts';
import { isUnderway } from '../../src/dialogue/facts.ts';
import { BEING_DONE, isUnanswered } from '../../src/dialogue/unspoken.ts';
import { agent, begun, caller, done, failed, handedOver, logged } from '../support/call-log.ts';

const wait: NewCallEvent = {
  type: 'turn.agent',
  data: { text: 'A moment.', itemId: 'w', interrupted: false, readBacks: [], why: BEING_DONE },
};
const resumed: NewCallEvent = { type: 'call.resumed', data: { epoch: 2 } };

describe('what the caller is owed', () => {
  it.each<[string, NewCallEvent[], boolean]>([
    ['nothing was said', [], false],
    ['a question of the agent', [agent('What day?')], false],
    ["the caller's words", [agent('What day?'), caller('Friday')], true],
    ['an answer to them', [caller('Friday'), agent('At nine?')], false],
    ['a tool under way', [caller('Friday'), begun('fetch_slots')], false],
    ['a tool that ended', [caller('Friday'), begun('fetch_slots'), done('fetch_slots')], true],
    [
      'a tool that failed while more was said',
      [caller('yes'), begun('take_message'), caller('please'), failed('take_message', 'x'), wait],
      true,
    ],
    ['the end', [caller('bye'), done('end_conversation', { ended: { reason: 'done' } })], false],
    ['a transfer that begins', [caller('a person'), handedOver('front_desk')], false],
  ])('after %s', (_what, events, isOwed) => {
    expect(isUnanswered(logged(...events))).toBe(isOwed);
  });

  it('is not what a process that is gone had begun', () => {
    const busy = [caller('yes'), begun('book_appointment')];
    expect(isUnderway(logged(...busy), 'book_appointment', {})).toBe(true);
    expect(isUnderway(logged(...busy), 'book_appointment', { slot_id: 'S2' })).toBe(false);
    expect(isUnderway(logged(...busy, resumed), 'book_appointment', {})).toBe(false);
    expect(isUnderway(logged(...busy, done('book_appointment')), 'book_appointment', {})).toBe(
      false,
    );
  });
});
