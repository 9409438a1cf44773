import type { Random } from '../random.ts';
import type { Complication, Scenario, Style } from '../scenario/scenario.ts';
import { sayParty } from '../speech/say-count.ts';
import { Speaker } from '../speech/speaker.ts';
import { complicate } from './complicate.ts';
import { answers, inContext, stepOf } from './context.ts';
import { answerOffer, answerReadBack, putRight, whenNothingFits } from './decide.ts';
import { type Errand, errandOf, type Slot } from './errand.ts';
import { type Heard, hear } from './hear.ts';
import type { SaidMoment } from './moments.ts';
import { type Move, move } from './move.ts';
import { open } from './open.ts';
import { resourceName, type World } from './world.ts';

/** Turns without any progress after which a caller gives up. */
const PATIENCE = 5;

/**
 * A caller with an errand. Understands the agent by keywords of its own and keeps to what its
 * scenario says; how it speaks is drawn by seed.
 */
export class SimulatedCaller {
  readonly world: World;
  readonly scenario: Scenario;
  readonly style: Style;
  readonly random: Random;
  readonly speaker: Speaker;
  errand: Errand;
  /** What is still to come of the scenario's complications. */
  pending: Complication[];
  /** Something said wrongly, to be put right next. */
  slip: { slots: Slot[] } | null = null;
  /** Questions in a row about the same thing. */
  #stuck = 0;
  #lastAsked = '';
  #topic = '';
  #goalAt = 0;
  #turns = 0;
  leaving = 0;

  constructor(options: { scenario: Scenario; world: World; style: Style; random: Random }) {
    this.scenario = options.scenario;
    this.world = options.world;
    this.style = options.style;
    this.random = options.random;
    this.speaker = new Speaker(options);
    this.errand = this.#errand(0);
    this.pending = [...options.scenario.caller.complications];
  }

  /** Calls again after a call that broke off: everything has to be said anew. */
  callBack(): void {
    this.errand =
      this.leaving > 0 || this.#isDone()
        ? errandOf({ do: 'list' }, this.name)
        : {
            ...this.errand,
            opened: false,
            wishAt: 0,
            wishSaid: 0,
            told: new Set(),
          };
    this.leaving = 0;
    this.#turns = 0;
    this.#stuck = 0;
  }

  get name(): string {
    return this.scenario.caller.name;
  }

  /** The number they tell. */
  get number(): string {
    return this.scenario.caller.phone ?? this.scenario.from ?? '';
  }

  /** Where the appointment meant stands before the call. */
  get target(): SaidMoment | null {
    const { goal } = this.errand;
    const ref = 'appointment' in goal ? goal.appointment : undefined;
    const row = this.scenario.before.appointments.find((one) => one.ref === ref);
    if (!row) return null;
    const [day = '', clock = ''] = row.at.split('T');
    return { day, minute: Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) };
  }

  /** What the caller does about what the agent has said since their last turn. */
  answer(agentText: string): Move {
    const heard = inContext(hear(agentText, this.world.now), this.#topic);
    this.#turns += 1;
    this.#stuck = heard.asked === this.#lastAsked ? this.#stuck + 1 : 0;
    this.#lastAsked = heard.asked;
    if (heard.asked !== 'unclear') this.#topic = heard.asked;
    if (heard.asked === 'over') return move([], { hangsUp: true });
    if (this.leaving > 0) return this.leave();
    if (this.#stuck >= PATIENCE) return this.giveUp();
    if (this.slip) return this.#putRight(heard);
    if (this.#isAchieved(heard)) this.#next();
    const complicated = complicate(this, heard, stepOf(heard, this.#turns));
    return complicated ?? this.reply(heard);
  }

  /** The next words when nothing gets in between. */
  reply(heard: Heard): Move {
    const { errand, speaker } = this;
    const { goal } = errand;
    if (this.#isDone()) return this.leave();
    if (goal.do === 'say') {
      const line = goal.lines[errand.wishSaid];
      errand.wishSaid += 1;
      if (!line) return move([], { hangsUp: true });
      return move(this.random.pick(line));
    }
    if (!errand.opened && heard.asked !== 'confirm') return open(this, heard);
    if (heard.refused && ['code', 'anything', 'anything-else'].includes(heard.asked)) {
      errand.turnedDown += 1;
      if (errand.turnedDown > 1) return this.settle();
    }
    switch (heard.asked) {
      case 'service':
        return errand.service
          ? move(this.#with('service', speaker.say('give-service', this.serviceSlots())))
          : open(this, heard);
      case 'party':
        return move(this.#with('party', this.sayParty()));
      case 'day':
        return heard.refused && errand.wishSaid > 0 && errand.wishes.length > 0
          ? whenNothingFits(this, heard)
          : move(this.sayWish());
      case 'offer':
        return answerOffer(this, heard);
      case 'name':
        return move(this.sayName(heard));
      case 'number':
        return move(this.#with('number', speaker.say('give-number', { number: this.sayNumber() })));
      case 'code':
        return move(this.sayCode());
      case 'which':
        return move(this.sayWhich());
      case 'confirm':
        return answerReadBack(this, heard);
      case 'message':
        return move(this.messageText());
      case 'offer-message':
        return this.#offeredMessage();
      case 'try-again':
        return move(speaker.say('yes'));
      case 'what-change':
        if (errand.dropped) return this.giveUp();
        return errand.lastFault ? putRight(this, errand.lastFault) : whenNothingFits(this, heard);
      default:
        return this.#unsure(heard);
    }
  }

  // What is said of each thing.

  serviceSlots(): Record<string, string> {
    const { service } = this.errand;
    if (!service) return {};
    const word = this.speaker.serviceWord(service);
    return { service: word, what: this.speaker.what({ service }) };
  }

  sayParty(): string {
    const { party } = this.errand;
    return this.speaker.say('give-party', {
      party: sayParty({ party: party ?? 1, random: this.random }),
    });
  }

  sayName(heard: Heard): string {
    const { errand } = this;
    const ofCode = /\bappointment\b|\bbooked\b/i.test(heard.text) && errand.goal.do !== 'book';
    const name = ofCode ? (this.scenario.caller.code_name ?? errand.name) : errand.name;
    const spelled = this.#stuck > 1;
    return this.#with(
      'name',
      this.speaker.say('give-name', { name: this.speaker.name(name, { spelled }) }),
    );
  }

  sayNumber(): string {
    return this.speaker.number(this.number);
  }

  sayCode(): string {
    const { code } = this.scenario.caller;
    if (!code) return this.speaker.say('no-code');
    return this.#with('code', this.speaker.say('give-code', { code: this.speaker.code(code) }));
  }

  /** The present wish, its day and its time. */
  sayWish(parts: { day: boolean; time: boolean } = { day: true, time: true }): string {
    const { errand } = this;
    const wish = errand.wishes[errand.wishAt];
    if (!wish) return this.speaker.say('leave-it');
    errand.wishSaid += 1;
    errand.told.add('day');
    if (parts.time) errand.told.add('time');
    const when = this.speaker.when(wish, parts) || 'any day is fine';
    return this.speaker.say('give-when', { when });
  }

  sayWhich(): string {
    const { goal } = this.errand;
    if ('say_appointment' in goal && goal.say_appointment) {
      return this.random.pick(goal.say_appointment);
    }
    const { target, speaker } = this;
    if (!target?.day || target.minute === null) return 'the next one';
    const day = speaker.day({ day: target.day }) ?? '';
    return this.random.pick([
      `the one on ${day}`.replace('on the day', 'the day'),
      `the one at ${speaker.clock(target.minute)}`,
      `the one on ${day} at ${speaker.clock(target.minute)}`,
    ]);
  }

  messageText(): string {
    const { goal } = this.errand;
    if (goal.do === 'message') return this.random.pick(goal.text);
    return this.random.pick([
      'please call me back about an appointment',
      'please call me back when something opens up',
      'could someone call me back please',
    ]);
  }

  resourceWord(slug: string): string {
    return resourceName(this.world, slug);
  }

  /** Everything that was wanted is done. */
  get isFinished(): boolean {
    return this.#isDone();
  }

  /** Leaves it for good: nothing more is wanted. */
  giveUp(): Move {
    this.errand.dropped = true;
    this.leaving = 1;
    return move(this.speaker.say('leave-it'), { answers: 'no' });
  }

  /** Turned down for good: does what the scenario says they do then. */
  settle(): Move {
    const { errand } = this;
    const { goal } = errand;
    const leavesMessage = 'refused' in goal && goal.refused === 'leave-message';
    if (!leavesMessage || errand.messageInstead) return this.giveUp();
    errand.messageInstead = true;
    return move(this.speaker.say('leave-message'), { answers: 'no' });
  }

  leave(): Move {
    this.leaving += 1;
    if (this.leaving > 3) return move([], { hangsUp: true });
    return move(this.speaker.say('that-is-all'), { answers: 'no' });
  }

  #with(slot: Slot, text: string): string {
    this.errand.told.add(slot);
    if (this.style !== 'over-answering') return text;
    const { errand } = this;
    const more: string[] = [];
    if (errand.goal.do === 'book' && slot !== 'name' && !errand.told.has('name')) {
      errand.told.add('name');
      more.push(`the name is ${errand.name}`);
    }
    return [text, ...more].join(', and ');
  }

  #offeredMessage(): Move {
    const { errand } = this;
    const { goal } = errand;
    const wantsIt =
      goal.do === 'message' || ('refused' in goal && goal.refused === 'leave-message');
    if (wantsIt) {
      errand.messageInstead = goal.do !== 'message';
      return move(this.speaker.say('yes'));
    }
    if (errand.wishes.length > 0 && errand.insisted === 0) {
      errand.insisted += 1;
      return move([`${this.speaker.say('no-thanks')}, ${this.sayWish()}`]);
    }
    return this.giveUp();
  }

  /** The question was not understood, or there was none: say again what is wanted. */
  #unsure(heard: Heard): Move {
    const { errand } = this;
    if (heard.asked === 'anything-else' || heard.asked === 'anything') {
      errand.wishSaid = 0;
      return open(this, heard);
    }
    if (errand.wishes.length > 0 && !heard.lost && heard.moments.length > 0) {
      return answerOffer(this, heard);
    }
    if (errand.wishes.length > 0) return move(this.sayWish());
    return open(this, heard);
  }

  #putRight(heard: Heard): Move {
    const slots = this.slip?.slots ?? [];
    this.slip = null;
    const says = slots.map((slot) => {
      switch (slot) {
        case 'name':
          return this.speaker.say('fix-name', {
            name: this.speaker.name(this.errand.name, { spelled: false }),
          });
        case 'number':
          return this.speaker.say('fix-number', { number: this.sayNumber() });
        case 'service':
          return this.speaker.say('fix-service', this.serviceSlots());
        case 'party':
          return this.speaker.say('change', {
            change: sayParty({ party: this.errand.party ?? 1, random: this.random }),
          });
        case 'code':
          return this.sayCode();
        default: {
          const wish = this.errand.wishes[this.errand.wishAt] ?? {};
          const change = this.speaker.when(wish, { day: true, time: true });
          this.errand.wishSaid += 1;
          return this.speaker.say('change', { change });
        }
      }
    });
    return move(says.join(', and '), { answers: heard.asked === 'confirm' ? 'no' : null });
  }

  #isAchieved(heard: Heard): boolean {
    const { goal, opened, dropped, messageInstead } = this.errand;
    if (dropped) return true;
    if (!opened) return false;
    if (goal.do === 'list' || goal.do === 'ask') {
      const isFree = ['anything', 'anything-else', 'which', 'offer-message'].includes(heard.asked);
      return isFree || (goal.do === 'ask' && (this.errand.asked > 1 || answers(heard, goal.about)));
    }
    if (goal.do === 'transfer') return /putting you through|transferring you/i.test(heard.text);
    const wanted = messageInstead ? 'message' : goal.do;
    return heard.done.some((kind) => kind === wanted);
  }

  #isDone(): boolean {
    return this.#goalAt >= this.scenario.caller.goals.length;
  }

  #next(): void {
    this.#goalAt += 1;
    this.errand = this.#errand(this.#goalAt);
  }

  #errand(at: number): Errand {
    const { goals, name } = this.scenario.caller;
    const goal = goals[at] ?? goals.at(-1);
    if (!goal) throw new RangeError('a caller without a goal');
    return errandOf(goal, name);
  }

  /** Takes up something else instead of, or after, what was wanted so far. */
  take(goal: Errand['goal']): void {
    if (this.#isDone()) this.#goalAt = this.scenario.caller.goals.length - 1;
    this.errand = errandOf(goal, this.name);
  }
}
