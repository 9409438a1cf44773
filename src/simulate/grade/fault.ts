/** Why a dialogue is not right. */
export interface Fault {
  kind: FaultKind;
  detail: string;
  /** Index of the agent's turn it was seen in; none where only the end shows it. */
  turn?: number;
}

export type FaultKind =
  /** A row came to be, or changed, that should not have. */
  | 'wrong-write'
  /** A row that should be there, or be different, is not. */
  | 'missing-write'
  /** A date, time, price, code or outcome was said that no row bears out. */
  | 'false-statement'
  /** Something of other people's was told. */
  | 'disclosure'
  /** Something was written that the caller had not agreed to as it was read back. */
  | 'no-consent'
  /** What must be said was not, or what must not be was. */
  | 'said'
  /** The call ended as something else. */
  | 'outcome'
  /** Too many turns, or the same words twice running. */
  | 'manners'
  /** The receptionist broke down. */
  | 'crash';

/** What must never happen, in whatever line quality. */
export const NEVER: readonly FaultKind[] = [
  'wrong-write',
  'false-statement',
  'disclosure',
  'no-consent',
];
