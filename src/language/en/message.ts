/** The lead-ins after which a sentence holds the message itself. */
const LEADS: readonly RegExp[] = [
  /\b(?:tell|let)\s+(?!me\b|us\b|you\b)(?:(?:the|my|your)\s+)?(?:dr\.?\s+)?[\p{L}'’-]+\s+(?:know\s+)?(?:that\s+)?(.+)$/iu,
  /\bmessage\b.*?(?:\b(?:that|saying|to say|says)\b|[:,-])\s*(.+)$/iu,
];
const RUNNING_LATE = /\b(?:running|be|going to be|gonna be)\s+(?:\w+\s+){0,4}late\b/i;
const FEWEST_WORDS = 3;

/** What a sentence that asks to pass something on wants passed on, in the caller's words. */
export function findMessage(raw: string): string | null {
  const text = raw.replace(/\s+/g, ' ').trim();
  for (const lead of LEADS) {
    const said = lead.exec(text)?.[1]?.replace(/^(?:that|know)\s+/i, '');
    if (said !== undefined && said.split(' ').length >= FEWEST_WORDS) return said;
  }
  return RUNNING_LATE.test(text) ? text : null;
}
