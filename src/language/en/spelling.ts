/** Words of the phonetic alphabets people use, by word. */
export const PHONETIC: ReadonlyMap<string, string> = new Map(
  `alpha alfa adam bravo boy charlie delta david echo edward foxtrot frank golf george hotel henry
   india ida juliet juliett john kilo king lima mike mary november nora oscar ocean papa peter quebec
   queen romeo robert sierra sam tango tom uniform victor whiskey whisky william xray yankee young
   zulu zebra`
    .split(/\s+/)
    .map((word) => [word, word[0] ?? '']),
);

/** How recognisers write the names of letters. */
export const LETTER_NAMES: ReadonlyMap<string, string> = new Map([
  ['ay', 'a'],
  ['bee', 'b'],
  ['cee', 'c'],
  ['dee', 'd'],
  ['ee', 'e'],
  ['eff', 'f'],
  ['ef', 'f'],
  ['gee', 'g'],
  ['aitch', 'h'],
  ['haitch', 'h'],
  ['jay', 'j'],
  ['kay', 'k'],
  ['ell', 'l'],
  ['el', 'l'],
  ['em', 'm'],
  ['en', 'n'],
  ['pee', 'p'],
  ['cue', 'q'],
  ['queue', 'q'],
  ['kew', 'q'],
  ['ar', 'r'],
  ['are', 'r'],
  ['ess', 's'],
  ['tee', 't'],
  ['vee', 'v'],
  ['ex', 'x'],
  ['eks', 'x'],
  ['why', 'y'],
  ['wye', 'y'],
  ['zed', 'z'],
  ['zee', 'z'],
]);

/**
 * Names spelled out: "s h a y n e", "D as in David", "double t". Each run of letters is one word;
 * pauses alone do not end a run.
 */
export function spelledRuns(text: string): { letters: string; start: number; end: number }[] {
  const runs: { letters: string; start: number; end: number }[] = [];
  const pattern = /[\p{L}\p{M}]+(?:'[\p{L}]+)?/gu;
  const words = [...text.matchAll(pattern)];
  let run = '';
  let start = 0;
  let end = 0;
  const close = (): void => {
    if (run.length >= 2) runs.push({ letters: run, start, end });
    run = '';
  };
  for (let at = 0; at < words.length; at += 1) {
    const match = words[at];
    if (match === undefined) break;
    const word = match[0].toLowerCase();
    const next = words[at + 1]?.[0].toLowerCase() ?? '';
    const gap = run === '' ? '' : text.slice(end, match.index);
    if (run !== '' && /[.;?!] |\n/.test(gap) && word.length > 1) close();
    let letter = word.length === 1 ? word : null;
    let used = 1;
    if (word === 'double' && next.length === 1) {
      letter = next === 'u' ? 'w' : next + next;
      used = 2;
    } else if (/^(?:as|for|like)$/.test(next)) {
      const skip = words[at + 2]?.[0].toLowerCase() === 'in' ? 3 : 2;
      const example = words[at + skip]?.[0].toLowerCase() ?? '';
      const said = letter ?? LETTER_NAMES.get(word);
      if (said !== undefined && said !== null && example.startsWith(said) && example.length > 1) {
        letter = said;
        used = skip + 1;
      }
    }
    if (letter === null && run !== '')
      letter = LETTER_NAMES.get(word) ?? PHONETIC.get(word) ?? null;
    if (letter === null) {
      close();
      continue;
    }
    if (run === '') start = match.index;
    run += letter;
    const last = words[at + used - 1] ?? match;
    end = last.index + last[0].length;
    at += used - 1;
  }
  close();
  return runs;
}
