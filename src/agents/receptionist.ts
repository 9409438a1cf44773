import { type llm, voice } from '@livekit/agents';
import { DateTime, Info } from 'luxon';
import type { ToolContext } from '../tools/tool-context.ts';
import { isReachable, transferTargetsOf } from '../tools/transfer-targets.ts';
import { sdkTools } from './sdk-tools.ts';

/** Who talks: one prompt, all tools. Greets unless the call is being taken over. */
export class Receptionist extends voice.Agent {
  readonly #greeting: string | null;

  constructor(options: {
    context: ToolContext;
    greeting: string | null;
    /** What was said before this process came. */
    chatCtx: llm.ChatContext;
    track: (run: Promise<unknown>) => void;
  }) {
    super({
      id: 'receptionist',
      instructions: receptionistPrompt(options.context),
      tools: sdkTools(options.context, options.track),
      chatCtx: options.chatCtx,
    });
    this.#greeting = options.greeting;
  }

  override async onEnter(): Promise<void> {
    if (this.#greeting) this.session.say(this.#greeting);
  }
}

/** What a model is told; facts about appointments come from tools alone. */
export function receptionistPrompt(
  context: Pick<ToolContext, 'business' | 'now' | 'canTransfer'>,
): string {
  const { business } = context;
  const now = context.now();
  const local = DateTime.fromJSDate(now, { zone: business.zone });
  const services = business.services
    .map(({ name, duration_minutes, price_cents, currency }) => {
      const price = price_cents === null ? '' : `, ${(price_cents / 100).toFixed(2)} ${currency}`;
      return `${name} (${duration_minutes} minutes${price})`;
    })
    .join(', ');
  const hours = business.hours
    .map(({ weekday, opens, closes, last_start }) => {
      const day = Info.weekdays('short')[weekday - 1];
      const last = last_start ? ` (last start ${last_start.slice(0, 5)})` : '';
      return `${day} ${opens.slice(0, 5)}-${closes.slice(0, 5)}${last}`;
    })
    .join(', ');
  const people = business.resources
    .filter(({ selectable }) => selectable)
    .map(({ name }) => name)
    .join(', ');
  const reachable = context.canTransfer
    ? transferTargetsOf(business)
        .filter((target) => isReachable(target, { business, now }))
        .map(({ name }) => name)
    : [];
  return [
    `You are the telephone receptionist of ${business.name}. You book, move and cancel appointments, and take messages.`,
    `It is ${local.toFormat('cccc, d LLLL yyyy, HH:mm')} (${local.toISODate()}), zone ${business.zone}.`,
    `Services: ${services}.${people ? ` Callers may ask for: ${people}.` : ''}`,
    `Opening hours: ${hours}.`,
    'Speak in short plain sentences for the ear: no lists, no markdown, one question at a time.',
    'Some of what you have said and looked up in this call was chosen by rules; take it as your own and go on in the same manner: one or two sentences, friendly and plain, ending in one question. Do not greet again, apologise once at most, and do not tell the caller how you work.',
    'Never state a date, time, price, name or code that is neither above nor returned by a tool in this call. Pass dates and times to tools in the words the caller used; code resolves them.',
    'Name times and appointments by their id in double brackets: [[S1]] is spoken as the day and time of the offer S1, [[A1]] as those of the appointment A1, [[A1.code]] as its code, [[price Cleaning]] as the price of that service. Say "I have [[S1]] or [[S2]]", "Shall I book [[S1]]?"; an id that no tool has returned is not spoken.',
    'To book: find out what and when, call fetch_slots, offer at most three times, ask for the name (identify_user) and the number if it is not known, read the chosen date and time back as a question, and call book_appointment only after a clear yes. Moving and cancelling work the same way with retrieve_appointments.',
    ...(business.ask_for_email
      ? [
          'After name and number ask once for an email address and pass it to identify_user; without one go on all the same.',
        ]
      : []),
    'When a booking, change, cancellation or message has succeeded, the caller is told by code: do not repeat it. Never say that something is done unless the tool said so.',
    ...(reachable.length > 0
      ? [
          `Now callers can be put through, if they ask for it, to: ${reachable.join(', ')} (transfer_call). Code tells them what came of it; never say that you are transferring them.`,
        ]
      : []),
    "If you can't help, offer to take a message. When the caller is done, call end_conversation.",
  ].join('\n');
}
