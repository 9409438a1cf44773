import { describe, expect, it } from 'vitest';
import { type Outcome, outcomeOf, TRANSCRIPTS } from './transcripts.ts';

const GOAL = 0.95;
const KINDS = ['name', 'phone', 'email', 'party-size', 'code'] as const;

function share(outcomes: readonly Outcome[], of: (outcome: Outcome) => boolean): number {
  return outcomes.filter(of).length / outcomes.length;
}

function row(name: string, outcomes: readonly Outcome[]): string {
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`.padStart(8);
  const once = share(outcomes, ({ exactAtOnce }) => exactAtOnce);
  const corrected = share(outcomes, ({ exact }) => exact);
  return `${name.padEnd(22)}${String(outcomes.length).padStart(4)}${percent(once)}${percent(corrected)}`;
}

const outcomes = TRANSCRIPTS.map(outcomeOf);
const heldOut = outcomes.filter(({ transcript }) => transcript.heldOut);

describe('noisy transcripts', () => {
  it('are many, half by rule and half by hand, a third held out', () => {
    const by = (maker: string) => TRANSCRIPTS.filter((transcript) => transcript.by === maker);
    expect(by('rule').length).toBeGreaterThanOrEqual(160);
    expect(by('hand').length).toBeGreaterThanOrEqual(160);
    expect(heldOut.length / outcomes.length).toBeGreaterThan(0.32);
  });

  it(`are captured exactly after at most one correction, ${100 * GOAL} in 100`, () => {
    const of = (kind: string) => outcomes.filter(({ transcript }) => transcript.kind === kind);
    const out = (kind: string) => heldOut.filter(({ transcript }) => transcript.kind === kind);
    const by = (maker: string) => heldOut.filter(({ transcript }) => transcript.by === maker);
    console.info(
      [
        `${'captured exactly'.padEnd(26)} at once, corrected`,
        ...KINDS.map((kind) => row(kind, of(kind))),
        row('all', outcomes),
        ...KINDS.map((kind) => row(`${kind}, held out`, out(kind))),
        row('by rule, held out', by('rule')),
        row('by hand, held out', by('hand')),
        row('held out', heldOut),
      ].join('\n'),
    );
    expect(share(outcomes, ({ exact }) => exact)).toBeGreaterThanOrEqual(GOAL);
    expect(share(heldOut, ({ exact }) => exact)).toBeGreaterThanOrEqual(GOAL);
  });
});
