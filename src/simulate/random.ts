import { hash } from './scenario/select.ts';

/** Chance that repeats itself: the same seed draws the same lots, whatever else runs beside. */
export class Random {
  readonly #seed: string;
  #state: number;

  constructor(seed: string) {
    this.#seed = seed;
    this.#state = hash(seed);
  }

  /** Its own lots, which drawing more or fewer elsewhere does not move. */
  fork(label: string): Random {
    return new Random(`${this.#seed}/${label}`);
  }

  /** At least 0, less than 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let value = this.#state;
    value = Math.imul(value ^ (value >>> 15), value | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number from 0, less than `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[this.below(items.length)] as T;
  }
}

/**
 * One wording of a template: `[a|b|]` is one of its parts (they nest), `{slot}` a value.
 * "[I'd like|can I get] {service}[| please]" has four wordings.
 */
export function wordingOf(
  template: string,
  slots: Readonly<Record<string, string>>,
  random: Random,
): string {
  let text = template;
  for (;;) {
    const inner = /\[([^[\]]*)\]/.exec(text);
    if (!inner) break;
    const choice = random.pick((inner[1] ?? '').split('|'));
    text = text.slice(0, inner.index) + choice + text.slice(inner.index + inner[0].length);
  }
  return text
    .replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.?!])/g, '$1')
    .trim();
}
