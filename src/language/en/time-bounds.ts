import type { TimeMention } from './mentions.ts';

const JOINS_BOUNDS = /^(?: ?(?:but|and|or))*(?: also)? ?$/;

/** "After two but before four": two bounds of one wish. */
export function betweenBounds(text: string, mentions: TimeMention[]): TimeMention[] {
  const out: TimeMention[] = [];
  for (const mention of mentions) {
    const before = out.at(-1);
    const pair = [before, mention].map((one) => one?.kind).sort();
    const joins =
      before !== undefined &&
      pair.join() === 'after,before' &&
      JOINS_BOUNDS.test(text.slice(before.end, mention.start));
    const [from = 0, to = 0] = [before, mention]
      .flatMap((one) => one?.named ?? [])
      .sort((a, b) => a - b);
    if (!joins || before === undefined || from >= to) {
      out.push(mention);
      continue;
    }
    // "No later than four" may still begin at four.
    const last = [before, mention].find(({ kind }) => kind === 'before')?.phrase ?? '';
    const included = /^(?:no|not|nothing|by|until|till)\b/.test(last) ? 1 : 0;
    const phrase = text.slice(before.start, mention.end).trim();
    const named = [from, to];
    out[out.length - 1] = {
      kind: 'between',
      start: before.start,
      end: mention.end,
      from,
      to: to + included,
      phrase,
      named,
    };
  }
  return out;
}
