/**
 * How sure it is that the caller has finished: `done` where code knows the answer to be complete,
 * `likely` where it may be, `open` where only the sound can tell, `unfinished` where more must come.
 */
export type Pace = 'done' | 'likely' | 'open' | 'unfinished';
