import { z } from 'zod';
import { hasConsent } from '../dialogue/consent.ts';
import type { ToolName, ToolOutcome, WriteKind } from '../dialogue/events.ts';
import { plainText } from '../dialogue/plain-text.ts';
import type { RefusalReason } from '../store/rows.ts';
import type { ToolContext } from './tool-context.ts';

/** What a tool answers: `result` goes to the model, `outcome` into the log. */
export interface ToolAnswer {
  result: Record<string, unknown>;
  outcome: ToolOutcome;
}

/** One thing the model may do. */
export interface Tool<Args = Record<string, unknown>> {
  name: ToolName;
  description: string;
  parameters: z.ZodType<Args>;
  run(args: Args, context: ToolContext): Promise<ToolAnswer>;
}

/** The model asked for something that cannot be done as asked; the message tells it how to go on. */
export class ToolRefusedError extends Error {
  override readonly name = 'ToolRefusedError';
  readonly reason: string;

  constructor(options: { reason: string; message: string }) {
    super(options.message);
    this.reason = options.reason;
  }
}

/** Models send `null`, `""` or `"null"` for what they leave out: all mean absent. */
export function optionalText(maxLength: number) {
  return z.preprocess(
    (value) => (isLeftOut(value) ? undefined : asText(value)),
    z.string().trim().max(maxLength).optional(),
  );
}

/** What models send for an argument they mean to leave out. */
export function isLeftOut(value: unknown): boolean {
  return (
    value === null ||
    (typeof value === 'string' && /^(null|none|undefined)?$/i.test(plainText(value).trim()))
  );
}

function asText(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? plainText(value) : value;
}

/** A required id or text; a number is taken as its text. */
export function requiredText(maxLength: number) {
  return z.preprocess(asText, z.string().trim().min(1, 'must not be empty').max(maxLength));
}

/**
 * Refuses a write the caller has not agreed to.
 *
 * @throws ToolRefusedError `consent_missing`, carrying the sentence to read back.
 */
export function requireConsent(
  context: ToolContext,
  wanted: { kind: WriteKind; subject: string; words?: readonly string[]; readBack: string },
): void {
  const agreed = hasConsent({ events: context.log.events, ...wanted });
  if (agreed) return;
  throw new ToolRefusedError({
    reason: 'consent_missing',
    message: `The caller has not agreed to this yet, nothing was changed. Say "${wanted.readBack}" and call this tool again only after the caller answers yes.`,
  });
}

const REFUSALS: Record<RefusalReason, string> = {
  slot_taken:
    'Somebody else has just taken that time; nothing was changed. Tell the caller, call fetch_slots again and offer what it returns.',
  slot_in_past:
    'That time is already past; nothing was changed. Call fetch_slots for a future time.',
  slot_closed:
    'The business is closed at that time; nothing was changed. Call fetch_slots again and offer what it returns.',
  party_too_large: 'The party is too large for that; nothing was changed.',
  party_too_small: 'The party is too small for that; nothing was changed.',
  not_found:
    'No such appointment can be found for this caller. If they have a confirmation code, ask for the code and the name it is under and pass both to identify_user.',
  already_cancelled: 'That appointment has already been cancelled.',
  too_late:
    'It is too close to the appointment to change it over the phone; nothing was changed. Offer to take a message.',
  too_many_attempts: 'Too many attempts. Do not try again in this call; offer to take a message.',
  call_ended: 'The call is over.',
};

/** A refusal of the database, worded for the model. */
export function refused(reason: RefusalReason): ToolRefusedError {
  return new ToolRefusedError({ reason, message: REFUSALS[reason] });
}
