/** Words with which people take back what they have just said, in the middle of a sentence. */
const STRONG =
  '(?:no,? (?:wait|sorry|actually)|(?:wait|sorry|oh|actually),? no|no,? i mean|i mean(?:t)?|make (?:that|it)|scratch that|correction|or rather|hang on|my mistake|start again|let me start (?:over|again)|sorry|wait)';
const MARK = new RegExp(
  `(?:^|[\\s,.…]+)(?:(?:oh|um|uh|er)[,.]? )?(?:${STRONG}(?:[,.…]* (?:no|wait|sorry|actually|it's|that's|it is))*|(?<=[,.…] )no(?=[,.…]))[\\s,.…]+`,
  'gi',
);

/** What was said and what is to stand instead; null where nothing is taken back. */
export interface SelfCorrection {
  said: string;
  instead: string;
}

/**
 * A sentence that corrects itself, at its last correction.
 *
 * @example selfCorrection('three, no, four') // { said: 'three', instead: 'four' }
 */
export function selfCorrection(text: string): SelfCorrection | null {
  const mark = [...text.matchAll(MARK)].at(-1);
  if (mark === undefined) return null;
  const said = text.slice(0, mark.index).trim();
  const instead = text.slice(mark.index + mark[0].length).trim();
  return said === '' || instead === '' ? null : { said, instead };
}
