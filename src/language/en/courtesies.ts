const NOW = '(?:today|tonight|this (?:morning|afternoon|evening))';
/** "How are you doing today?", "I hope all is well this morning". */
const WELL = new RegExp(
  `\\b(how(?:'s|'re| are| is)(?: \\w+){1,3}?|(?:hope|trust) (?:[\\w']+ ){1,4}?(?:well|good|fine|great|okay)|(?:are|is) (?:\\w+ )?(?:you|everything|everyone|all) (?:\\w+ )?(?:well|good|okay|alright|busy)) ${NOW}\\b`,
  'g',
);
/** "Can you help me today?", "I'm calling today to ...": not when a time or another part follows. */
const SERVED = new RegExp(
  `\\b((?:help|assist)(?: me| us)?(?: out)?|calling(?: you)?|(?:speaking|talking) (?:to|with)(?: you)?|taking my call) ${NOW}\\b(?! (?:at|around|about|after|before|between|from|or|\\d))`,
  'g',
);

/** Takes the day out of greetings and courtesies, where it wishes for nothing. */
export function withoutCourtesyDays(text: string): string {
  return text.replace(WELL, '$1').replace(SERVED, '$1');
}
