export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** Regular expression sources for use inside larger patterns; each has one capturing group. */
export const WEEKDAY = `(${WEEKDAYS.join('|')})(?:'?s)?(?![\\w'])`;
export const MONTH = `(${MONTHS.join('|')})(?:'s)?(?![\\w'])`;

/** Monday 1 to Sunday 7. */
export function weekdayNumber(name: string): number {
  return (WEEKDAYS as readonly string[]).indexOf(name) + 1;
}

/** January 1 to December 12. */
export function monthNumber(name: string): number {
  return (MONTHS as readonly string[]).indexOf(name) + 1;
}

/** Spellings of typists and recognisers, and the word each stands for. */
export const REPAIRS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tomorrow:
      'tmrw tmr tmrow tmw tomorow tommorow tommorrow tomorro tomoro tomoz tomo 2moro 2morrow',
    tonight: '2nite tonite 2night',
    today: '2day',
    monday: 'mon',
    tuesday: 'tue tues tu',
    wednesday: 'wed weds wensday wednsday wendsday',
    thursday: 'thu thur thurs thrs',
    friday: 'fri',
    november: 'nov',
    december: 'dec',
    february: 'feb',
    october: 'oct',
    september: 'sept',
    appointment: 'appt apt appointement appoinment apointment appointmnt apptmt',
    appointments: 'appts apts',
    reschedule: 'resched reschedual rescedule',
    thanks: 'thx ty tnx thnx thanx',
    please: 'pls plz pleez',
    you: 'u',
    your: 'ur',
    are: 'r',
    before: 'b4',
    next: 'nxt',
    week: 'wk',
    weeks: 'wks',
    morning: "morn mornin mornin'",
    mornings: 'morns',
    afternoon: 'aft arvo afternoo',
    weekend: 'wkend wknd',
    minutes: 'mins min',
    minute: 'minit',
    hour: 'hr',
    hours: 'hrs',
    with: 'w',
    someone: 'sb',
    "o'clock": "oclock o'clocks",
    "don't": 'dont',
    "can't": 'cant cannot',
    "won't": 'wont',
    "didn't": 'didnt',
    "doesn't": 'doesnt',
    "isn't": 'isnt',
    "wasn't": 'wasnt',
    "haven't": 'havent',
    "couldn't": 'couldnt',
    "wouldn't": 'wouldnt',
    "i'm": 'im',
    "i've": 'ive',
    "i'd": 'id',
    "it's": 'its',
    "that's": 'thats',
    "what's": 'whats',
    "let's": 'lets',
    "there's": 'theres',
    "we've": 'weve',
    "they're": 'theyre',
    "name's": 'names',
    because: 'cuz coz cos',
    okay: 'ok k okey okie kk okeydokey',
    yes: 'mhm mmhmm mmhm uhhuh ye yess yah ya',
    no: 'nah nuhuh naw noo',
    foursome: '4some 4sum',
    twosome: '2some',
    threesome: '3some',
    around: 'arnd approx approximately roughly ~',
    wanna: 'wana',
    noon: 'noontime',
    lunchtime: 'lunch-time',
    evening: 'evenin',
  }).flatMap(([word, variants]) => variants.split(' ').map((variant) => [variant, word])),
);

/** Months whose short form is also a word or a name: repaired only beside a number or "in", "of". */
export const SHORT_MONTHS: ReadonlyMap<string, string> = new Map([
  ['jan', 'january'],
  ['mar', 'march'],
  ['apr', 'april'],
  ['jun', 'june'],
  ['jul', 'july'],
  ['aug', 'august'],
  ['sep', 'september'],
]);

/** Words that are misspelt often enough to be found by likeness. */
export const REPAIRABLE: readonly string[] = [
  ...WEEKDAYS,
  ...MONTHS.filter((month) => month.length >= 6),
  'tomorrow',
  'tonight',
  'appointment',
  'reschedule',
  'afternoon',
  'morning',
  'evening',
  'weekend',
  'cancel',
];
