/** What callers say, line by line; the business first. */
export const SAID = {
  booksInOneSentence: [
    'maple-dental',
    ['Could I have a check-up next Wednesday at two for Ana Silva?', 'yes', 'no thank you'],
  ],
  confirmsWithTheCode: ['maple-dental', ['a cleaning on the 30th at 11', 'Tom Waits', 'sure']],
  saysANumber: [
    'maple-dental',
    [
      'I need a cleaning',
      'monday the thirtieth',
      'two pm',
      'Nina Simone',
      'two one two, five double five, oh one nine eight',
      'yes please',
    ],
  ],
  writesNothingWithoutAYes: [
    'maple-dental',
    ['cleaning on tuesday at 9', 'Al Green', 'hmm, let me think', 'no, leave it', "that's all"],
  ],
  isOfferedTheNearest: ['maple-dental', ['a cleaning on thursday at 1 pm']],
  asksForAClosedDay: ['maple-dental', ['a check-up on sunday please']],
  correctsTheReadBack: [
    'maple-dental',
    ['cleaning on wednesday at 10', 'Bo Diddley', 'no, thursday', 'yes that works'],
  ],
  booksBeforeMoving: ['maple-dental', ['cleaning on friday at 9', 'Etta James', 'yes']],
  listsAndMoves: [
    'maple-dental',
    ['what do I have booked?', 'move my friday one to monday', 'yes', 'bye'],
  ],
  cancelsFromTheSameNumber: ['maple-dental', ['I have to cancel my appointment', 'yes, cancel it']],
  booksCancelsAndBooksAgain: [
    'maple-dental',
    [
      'cleaning on december 2nd at 3 pm',
      'Sam Cooke',
      'yes',
      'actually cancel it',
      'yes',
      'a cleaning on december 2nd at 3 pm',
      'yes',
    ],
  ],
  booksForOneself: ['maple-dental', ['checkup on december 3rd at 9', 'Ray Charles', 'yes']],
  booksBeforeTheCode: ['maple-dental', ['checkup on december 4th at 9', 'Ella Fitzgerald', 'yes']],
  booksForSix: [
    'pine-valley-golf',
    ['tee time for six on saturday the 28th at 8 am', 'Bobby Jones', 'yes please'],
  ],
  asksForTwelve: ['pine-valley-golf', ['a tee time tomorrow for twelve people']],
  booksAPerson: [
    'studio-nine',
    ['cut and colour with Jonas on friday at eleven', 'Dusty Springfield', 'lovely, yes'],
  ],
  isNotUnderstood: [
    'maple-dental',
    ['flibber', 'wobble gronk', 'zzz', 'yes', 'my crown fell out', 'Otis Redding', 'yes', 'bye'],
  ],
  asksThenBooks: [
    'maple-dental',
    ['how much is a cleaning and when are you open', 'ok, book one for monday'],
  ],
} as const satisfies Record<string, readonly [business: string, lines: readonly string[]]>;
