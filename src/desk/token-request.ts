import { z } from 'zod';

const shortText = z.string().min(1).max(200);

/** Set by the telephone side and by the SDK; whoever could write them could pose as a caller. */
const reservedAttribute = /^(sip|lk|livekit)\./i;

const attributes = z
  .record(z.string().max(100), z.string().max(2_000))
  .refine((given) => Object.keys(given).length <= 20, 'at most 20')
  .transform((given) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => !reservedAttribute.test(name))),
  );

/**
 * What front ends send to a token endpoint, in both spellings in use. Which room and which agent
 * is not theirs to choose: a visit gets a room of its own, so that nobody walks into a call.
 */
export const tokenRequest = z
  .object({
    participant_name: shortText.optional(),
    participantName: shortText.optional(),
    participant_identity: shortText.optional(),
    participantIdentity: shortText.optional(),
    participant_metadata: z.string().max(4_000).optional(),
    participantMetadata: z.string().max(4_000).optional(),
    participant_attributes: attributes.optional(),
    participantAttributes: attributes.optional(),
  })
  .transform((given) => ({
    name: given.participant_name ?? given.participantName,
    identity: given.participant_identity ?? given.participantIdentity,
    metadata: given.participant_metadata ?? given.participantMetadata,
    attributes: given.participant_attributes ?? given.participantAttributes,
  }));

/** The first thing wrong with a request, naming the field. */
export function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'not understood';
  const field = issue.path.join('.');
  return field === '' ? issue.message : `${field}: ${issue.message}`;
}
