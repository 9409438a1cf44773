import { E164 } from '../config/fields.ts';

/** A number the business answers, and whose it is. */
export interface DialledNumber {
  /** E.164. */
  number: string;
  /** Slug. */
  business: string;
}

export class InvalidPhoneNumber extends Error {
  override readonly name = 'InvalidPhoneNumber';
  readonly number: string;
  constructor(options: { number: string }) {
    super(
      `"${options.number}" is not a telephone number in international form, such as +12125550100.`,
    );
    this.number = options.number;
  }
}

/** A trunk without numbers would answer every number in the world. */
export class NoPhoneNumbers extends Error {
  override readonly name = 'NoPhoneNumbers';
  constructor() {
    super(
      'No business has a telephone number yet. Add "numbers:" to its file and run: bellhop business import FILE.yaml',
    );
  }
}

/**
 * The numbers a trunk is to answer: sorted, each once.
 * @throws InvalidPhoneNumber
 * @throws NoPhoneNumbers
 */
export function parseDialledNumbers(numbers: readonly DialledNumber[]): string[] {
  if (numbers.length === 0) throw new NoPhoneNumbers();
  return [...new Set(numbers.map(({ number }) => parsePhoneNumber(number)))].sort();
}

/** @throws InvalidPhoneNumber */
export function parsePhoneNumber(number: string): string {
  const parsed = E164.safeParse(number);
  if (!parsed.success) throw new InvalidPhoneNumber({ number });
  return parsed.data;
}

/** How LiveKit compares numbers: only digits count. */
export function sameNumber(one: string, other: string): boolean {
  return digits(one) === digits(other);
}

function digits(number: string): string {
  return number.replace(/\D/g, '');
}
