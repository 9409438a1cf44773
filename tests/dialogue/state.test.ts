import { describe, expect, it } from 'vitest';
import type { DialogueState, NewCallEvent } from '../../src/dialogue/events.ts';
import { dialogueState } from '../../src/dialogue/state.ts';
import {
  agent,
  appointment,
  begun,
  booked,
  caller,
  done,
  failed,
  filled,
  handedOver,
  logged,
  offer,
  started,
} from '../support/call-log.ts';

const TUESDAY = '2026-11-24T15:00:00Z';
const greeted = [started(), agent('Hello')];
const asked = agent('Shall I book it?', [{ kind: 'book', subject: 'S1' }]);
const found = done('fetch_slots', { offers: [offer('S1', TUESDAY)] });

describe('the state of the dialogue', () => {
  it.each<[DialogueState, string, NewCallEvent[]]>([
    ['greeting', 'before anyone spoke', []],
    ['greeting', 'while the caller is silent', greeted],
    ['listening', 'once the caller speaks', [...greeted, caller('hello')]],
    [
      'identifying',
      'while the caller is looked up',
      [...greeted, caller('Ana'), begun('identify_user')],
    ],
    [
      'listening',
      'when that is done',
      [...greeted, caller('Ana'), begun('identify_user'), done('identify_user')],
    ],
    [
      'choosing-service',
      'when a search lacks the service',
      [...greeted, caller('book'), begun('fetch_slots'), failed('fetch_slots', 'service_needed')],
    ],
    [
      'choosing-date',
      'when the service is known',
      [...greeted, caller('a cleaning'), filled('service', 'cleaning')],
    ],
    [
      'choosing-date',
      'when nothing is free',
      [...greeted, caller('today'), begun('fetch_slots'), done('fetch_slots', { offers: [] })],
    ],
    [
      'choosing-time',
      'when the day is known',
      [...greeted, caller('Tuesday'), filled('date', '2026-11-24')],
    ],
    [
      'choosing-time',
      'when times are offered',
      [...greeted, caller('Tuesday'), begun('fetch_slots'), found],
    ],
    ['confirming', 'once it was read back', [...greeted, caller('ten'), found, asked]],
    [
      'listening',
      'once it is booked',
      [
        ...greeted,
        caller('ten'),
        found,
        asked,
        caller('yes', 'yes'),
        booked(appointment('A1', TUESDAY)),
      ],
    ],
    [
      'done',
      'when the agent takes its leave',
      [...greeted, caller('bye'), done('end_conversation', { ended: { reason: 'done' } })],
    ],
    [
      'listening',
      'when the caller has one more thing',
      [
        ...greeted,
        caller('bye'),
        done('end_conversation', { ended: { reason: 'done' } }),
        caller('wait'),
      ],
    ],
    [
      'transferred',
      'when the caller was put through',
      [...greeted, caller('a person'), handedOver('desk')],
    ],
    [
      'transferred',
      'also after the call has ended',
      [
        ...greeted,
        handedOver('desk'),
        { type: 'call.ended', data: { outcome: 'transferred', reason: 'x' } },
      ],
    ],
    [
      'done',
      'when the caller hangs up',
      [
        ...greeted,
        caller('a cleaning'),
        { type: 'call.ended', data: { outcome: 'abandoned', reason: 'x' } },
      ],
    ],
    [
      'fallback',
      'when a provider fails',
      [
        ...greeted,
        {
          type: 'provider.failed',
          data: { kind: 'llm', provider: 'x', reason: 'hung', message: 'y' },
        },
      ],
    ],
    [
      'listening',
      'when another voice takes over, since nothing is lost',
      [
        ...greeted,
        caller('hello'),
        {
          type: 'provider.failed',
          data: { kind: 'tts', provider: 'x', reason: 'hung', message: 'y' },
        },
      ],
    ],
    [
      'fallback',
      'after two turns that brought nothing',
      [...greeted, caller('mumble'), agent('Pardon?'), caller('mumble'), agent('Pardon?')],
    ],
    ['listening', 'not after one', [...greeted, caller('mumble'), agent('Pardon?')]],
    [
      'listening',
      'not when the second brought something',
      [
        ...greeted,
        caller('mumble'),
        agent('Pardon?'),
        caller('Ana'),
        filled('name', 'Ana'),
        agent('Ana?'),
      ],
    ],
    [
      'transferred',
      'however little was understood before it',
      [
        ...greeted,
        handedOver('desk'),
        caller('hm'),
        agent('One moment'),
        caller('hm'),
        agent('One moment'),
      ],
    ],
  ])('is %s %s', (state, _when, events) => {
    expect(dialogueState(logged(...events))).toBe(state);
  });

  it('leaves the fallback as soon as something is understood', () => {
    const lost = [
      ...greeted,
      caller('mumble'),
      agent('Pardon?'),
      caller('mumble'),
      agent('Pardon?'),
    ];
    const events = logged(
      ...lost,
      caller('a cleaning'),
      filled('service', 'cleaning'),
      agent('When?'),
    );
    expect(dialogueState(events)).toBe('choosing-date');
  });
});
