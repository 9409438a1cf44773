import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idempotencyKey } from '../../src/booking/idempotency-key.ts';

type Asked = Parameters<typeof idempotencyKey>[0];

const value = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.integer(),
  fc.constant(null),
  fc.array(fc.string({ maxLength: 6 }), { maxLength: 3 }),
);
const asked: fc.Arbitrary<Asked> = fc.record({
  callId: fc.string({ maxLength: 12 }),
  operation: fc.constantFrom('book', 'modify', 'cancel', 'message'),
  args: fc.dictionary(fc.string({ maxLength: 5 }), value, { maxKeys: 5 }),
  undoneWrites: fc.nat(5),
});

const base: Asked = {
  callId: 'call-1',
  operation: 'book',
  args: { slots: ['a', 'b'], service: 'cleaning', party: 1, notes: null },
  undoneWrites: 0,
};

describe('the idempotency key', () => {
  it('is the same for the same request, whatever the order of its arguments', () => {
    fc.assert(
      fc.property(asked, (request) => {
        const turned = Object.fromEntries(Object.entries(request.args).reverse());
        expect(idempotencyKey({ ...request, args: turned })).toBe(idempotencyKey(request));
      }),
    );
  });

  it('tells any two different requests apart', () => {
    const identity = ({ args, ...rest }: Asked) =>
      JSON.stringify([rest.callId, rest.operation, rest.undoneWrites, Object.entries(args).sort()]);
    fc.assert(
      fc.property(asked, asked, (one, other) => {
        fc.pre(identity(one) !== identity(other));
        expect(idempotencyKey(one)).not.toBe(idempotencyKey(other));
      }),
    );
  });

  it.each<[string, Partial<Asked>]>([
    ['another call', { callId: 'call-2' }],
    ['another operation', { operation: 'cancel' }],
    ['something undone in between', { undoneWrites: 1 }],
    ['another order of slots', { args: { ...base.args, slots: ['b', 'a'] } }],
    ['slots joined differently', { args: { ...base.args, slots: ['ab'] } }],
    ['a number as text', { args: { ...base.args, party: '1' } }],
    ['null as text', { args: { ...base.args, notes: 'null' } }],
    ['an argument less', { args: { slots: ['a', 'b'], service: 'cleaning', party: 1 } }],
  ])('changes with %s', (_what, change) => {
    expect(idempotencyKey({ ...base, ...change })).not.toBe(idempotencyKey(base));
  });

  it('fits a key column and says nothing of what it was made from', () => {
    expect(idempotencyKey(base)).toMatch(/^[0-9a-f]{64}$/);
  });
});
