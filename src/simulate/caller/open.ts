import type { SimulatedCaller } from './caller.ts';
import type { Heard } from './hear.ts';
import { type Move, move } from './move.ts';

/** How much of what they want a caller of each style comes out with at once. */
export function open(caller: SimulatedCaller, heard: Heard): Move {
  const { errand, speaker } = caller;
  const { goal } = errand;
  errand.opened = true;
  switch (goal.do) {
    case 'book':
      return move(openBooking(caller));
    case 'move':
    case 'cancel': {
      const which = whichOf(caller);
      if (goal.do === 'cancel') return move(speaker.say('cancel', { which }));
      const wish = errand.wishes[0];
      const names = caller.style !== 'under-answering' && caller.random.chance(0.5);
      const when = wish && names ? speaker.when(wish, { day: true, time: true }) : '';
      if (!when) return move(speaker.say('bare-move', { which }));
      errand.wishSaid += 1;
      return move(speaker.say('move', { which, when: toWhen(when) }));
    }
    case 'list':
      return move(speaker.say('list'));
    case 'message':
      return move(speaker.say('leave-message'));
    case 'transfer':
      return move(speaker.say('person'));
    case 'ask':
      errand.asked += 1;
      return move(sayQuestion(caller, goal));
    default:
      return caller.reply(heard);
  }
}

/** A question on the side, or for its own sake. */
export function sayQuestion(
  caller: SimulatedCaller,
  question: {
    about: 'price' | 'hours' | 'duration' | 'services' | 'staff' | 'code' | 'identity';
    service?: string | undefined;
  },
): string {
  const service = question.service ?? caller.errand.service ?? undefined;
  const what = service ? caller.speaker.what({ service }) : 'it';
  return caller.speaker.say(question.about, { what });
}

function openBooking(caller: SimulatedCaller): string {
  const { errand, speaker, style, random } = caller;
  const { service } = errand;
  if (!service) return speaker.say('bare-book');
  if (style === 'under-answering') return speaker.say('bare-book');
  const wish = errand.wishes[errand.wishAt] ?? {};
  const all = style === 'over-answering';
  const parts = {
    day: all || style === 'out-of-order' || random.chance(style === 'terse' ? 0.5 : 0.75),
    time: all || style === 'out-of-order' || random.chance(0.5),
  };
  const when = parts.day ? speaker.when(wish, parts) : '';
  if (when) {
    errand.wishSaid += 1;
    errand.told.add('day');
    if (parts.time) errand.told.add('time');
  }
  if (style === 'out-of-order' && when && random.chance(0.5)) {
    return speaker.say('book', {
      what: 'an appointment',
      service: 'an appointment',
      when: ` ${when}`,
    });
  }
  errand.told.add('service');
  const withParty = errand.party !== null && (all || random.chance(0.6));
  if (withParty) errand.told.add('party');
  const what = speaker.what({
    service,
    ...(withParty && errand.party && { party: errand.party }),
    ...(errand.resource && { resource: errand.resource }),
  });
  const said = speaker.say('book', {
    what,
    service: `${speaker.serviceWord(service)}${withParty ? ` for ${errand.party}` : ''}${errand.resource ? ` with ${caller.resourceWord(errand.resource)}` : ''}`,
    when: when ? ` ${when}` : '',
  });
  if (!all) return said;
  errand.told.add('name');
  return `${said.replace(/[.?!]$/, '')}, ${random.pick(['my name is', "it's for", 'the name is'])} ${errand.name}`;
}

/** "my appointment", "my cleaning on Thursday". */
function whichOf(caller: SimulatedCaller): string {
  const { errand, scenario, speaker, target, random } = caller;
  const { goal } = errand;
  if ('say_appointment' in goal && goal.say_appointment) return random.pick(goal.say_appointment);
  const ref = 'appointment' in goal ? goal.appointment : undefined;
  const row = scenario.before.appointments.find((one) => one.ref === ref);
  if (!row || !target?.day || caller.style === 'under-answering') return 'my appointment';
  const day = speaker.day({ day: target.day }) ?? '';
  const on = /^(?:today|tomorrow|on |in |the day|this|next|a week|two weeks|later)/i.test(day)
    ? ''
    : 'on ';
  const noun = random.pick(['appointment', speaker.serviceWord(row.service)]);
  return random.pick([`my ${noun}`, `my ${noun} ${on}${day}`, `my ${noun} ${on}${day}`]);
}

function toWhen(when: string): string {
  return ` to ${when.replace(/^on /, '')}`;
}
