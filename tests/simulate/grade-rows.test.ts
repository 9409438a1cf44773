import { describe, expect, it } from 'vitest';
import { gradeRows } from '../../src/simulate/grade/grade-rows.ts';
import type { AppointmentRow, Snapshot } from '../../src/simulate/grade/rows.ts';
import { aScenario } from './a-scenario.ts';

const NEIGHBOUR: AppointmentRow = {
  id: 'n',
  code: 'RW7XK',
  status: 'booked',
  service: 'checkup',
  resource: 'chair',
  at: '2026-11-25T14:00',
  ends: '2026-11-25T14:30',
  party: 1,
  name: 'Walter Bishop',
  phone: '+16465550198',
  places: 1,
};
const ANA: AppointmentRow = {
  ...NEIGHBOUR,
  id: 'a',
  code: 'HK2LM',
  service: 'cleaning',
  at: '2026-11-24T10:00',
  ends: '2026-11-24T10:30',
  name: 'Ana Silva',
  phone: '+16465550141',
};
const before: Snapshot = {
  appointments: [NEIGHBOUR],
  messages: [],
  notices: [],
  callers: { '+16465550198': 'Walter Bishop' },
  description: 'as it was',
  outcomes: [],
};
const right: Snapshot = { ...before, appointments: [ANA, NEIGHBOUR], notices: ['booked'] };
const refs = new Map([['neighbour', 'n']]);
const kinds = (after: Snapshot, scenario = aScenario()) =>
  gradeRows({ scenario, before, after, refs }).map(({ kind }) => kind);
const withAna = (change: Partial<AppointmentRow>): Snapshot => ({
  ...right,
  appointments: [{ ...ANA, ...change }, NEIGHBOUR],
});

describe('grading rows', () => {
  it('passes exactly the right rows', () => {
    expect(kinds(right)).toEqual([]);
  });

  it.each([
    ['another time', { at: '2026-11-24T11:00' }],
    ['another day', { at: '2026-12-01T10:00' }],
    ['another service', { service: 'checkup' }],
    ['another name', { name: 'Anna Silver' }],
    ['another number', { phone: '+16465550142' }],
    ['more people', { party: 2 }],
    ['cancelled at once', { status: 'cancelled', places: 0 }],
  ] as const)('fails %s, as wrong and as missing', (_, change) => {
    expect(kinds(withAna(change)).sort()).toEqual(['missing-write', 'wrong-write']);
  });

  it('fails when nothing was booked', () => {
    expect(kinds(before)).toEqual(['missing-write']);
  });

  it('fails a second booking beside the right one', () => {
    const twice = [ANA, { ...ANA, id: 'b', code: 'FFFFF', at: '2026-11-24T11:00' }, NEIGHBOUR];
    expect(kinds({ ...right, appointments: twice })).toEqual(['wrong-write']);
  });

  it.each([
    ['moved', { at: '2026-11-26T14:00' }],
    ['cancelled', { status: 'cancelled', places: 0 }],
    ['renamed', { name: 'Ana Silva' }],
    ['given another code', { code: 'AAAAA' }],
    ['left without its place', { places: 0 }],
  ] as const)("fails when the neighbour's is %s", (_, change) => {
    expect(kinds({ ...right, appointments: [ANA, { ...NEIGHBOUR, ...change }] })).toContain(
      'wrong-write',
    );
  });

  it("fails when the neighbour's is gone, known otherwise, or the business changed", () => {
    expect(kinds({ ...right, appointments: [ANA] })).toEqual(['wrong-write']);
    expect(kinds({ ...right, callers: { '+16465550198': 'Ana Silva' } })).toEqual(['wrong-write']);
    expect(kinds({ ...right, description: 'something else' })).toEqual(['wrong-write']);
  });

  it('fails a message nobody expected, and one that is missing', () => {
    const message = { text: 'please call back', phone: '+16465550141' };
    expect(kinds({ ...right, messages: [message] })).toEqual(['wrong-write']);
    const wanted = aScenario({ expect: { messages: [{ text: 'running late' }] } });
    expect(kinds(before, wanted)).toEqual(['missing-write']);
    expect(kinds({ ...before, messages: [message] }, wanted)).toContain('missing-write');
  });

  it('fails a write that nobody will be told of', () => {
    expect(kinds({ ...right, notices: [] })).toEqual(['missing-write']);
  });

  it('lets an expected change be met by that very row only', () => {
    const moves = aScenario({
      expect: { appointments: [{ ref: 'neighbour', at: '2026-11-26T14:00' }] },
    });
    const moved = { ...NEIGHBOUR, at: '2026-11-26T14:00' };
    const done = { ...before, notices: ['changed'] };
    expect(kinds({ ...done, appointments: [moved] }, moves)).toEqual([]);
    const twin = { ...moved, id: 'x', code: 'QQQQQ' };
    expect(kinds({ ...done, appointments: [NEIGHBOUR, twin] }, moves).sort()).toEqual([
      'missing-write',
      'wrong-write',
    ]);
  });
});
