import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../src/store/errors.ts';
import { transferTargetRow } from '../../src/store/rows.ts';
import type { Store } from '../../src/store/store.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type DeskCall, deskCall, slotIds } from './desk-call.ts';

const NOW = '2026-11-23T14:00:00Z';
const BUSINESS = 'maple-dental';

let database: TestDatabase;
let lastDigits = 200;
let nextDay = 24;

beforeAll(async () => {
  database = await testDatabase({ now: NOW });
});

afterAll(async () => {
  await database?.close();
});

/** A weekday of December nobody else in this file uses. */
function freshDay(): string {
  nextDay += 1;
  while (new Date(Date.UTC(2026, 10, nextDay)).getUTCDay() % 6 === 0) nextDay += 1;
  return new Date(Date.UTC(2026, 10, nextDay)).toISOString().slice(0, 10);
}

async function call(
  options: { from?: string; through?: (store: Store) => Store; named?: boolean } = {},
) {
  lastDigits += 1;
  const from = options.from ?? `+12125550${lastDigits}`;
  const desk = await deskCall({
    store: database.store,
    now: NOW,
    business: BUSINESS,
    ...options,
    from,
  });
  if (options.named !== false) await desk.run('identify_user', { name: 'Ana Silva' });
  return { desk, from };
}

const search = async (desk: DeskCall, date: string, time: string, more: object = {}) => {
  const [id] = slotIds(await desk.run('fetch_slots', { date, time, service: 'cleaning', ...more }));
  if (!id) throw new Error('nothing is free');
  return id;
};

async function book(desk: DeskCall, date: string, time = '10:00') {
  const slot = await search(desk, date, time);
  desk.agree('book', slot);
  const { outcome } = await desk.run('book_appointment', { slot_id: slot });
  const appointment = outcome.written?.appointment;
  if (!appointment) throw new Error('not booked');
  return { slot, appointment };
}

const rowsOf = async (phone: string) =>
  (await database.store.operatorAppointments({ business: BUSINESS })).filter(
    ({ caller_phone }) => caller_phone === phone,
  );

describe('booking', () => {
  it('is refused without a yes to that very offer, and says what to read back', async () => {
    const { desk, from } = await call();
    const day = freshDay();
    const slot = await search(desk, day, '10:00');
    const unasked = await desk.refused('book_appointment', { slot_id: slot });
    expect(unasked.reason).toBe('consent_missing');
    expect(unasked.message).toMatch(/Shall I book it\?/);
    desk.agree('book', slot, 'no');
    expect((await desk.refused('book_appointment', { slot_id: slot })).reason).toBe(
      'consent_missing',
    );
    desk.agree('book', slot, null);
    expect((await desk.refused('book_appointment', { slot_id: slot })).reason).toBe(
      'consent_missing',
    );
    const other = await search(desk, day, '11:00');
    desk.agree('book', other);
    expect((await desk.refused('book_appointment', { slot_id: slot })).reason).toBe(
      'consent_missing',
    );
    expect(await rowsOf(from)).toEqual([]);
  });

  it('needs a name, and a number where the line shows none', async () => {
    const { desk } = await call({ named: false });
    const slot = await search(desk, freshDay(), '10:00');
    desk.agree('book', slot);
    expect((await desk.refused('book_appointment', { slot_id: slot })).reason).toBe('name_needed');
    const hidden = await deskCall({ store: database.store, now: NOW, business: BUSINESS });
    await hidden.run('identify_user', { name: 'Bo' });
    const theirs = await search(hidden, freshDay(), '10:00');
    hidden.agree('book', theirs);
    expect((await hidden.refused('book_appointment', { slot_id: theirs })).reason).toBe(
      'number_needed',
    );
  });

  it('leaves a row, tells it in words from the row, and is logged in order', async () => {
    const { desk, from } = await call();
    const { appointment } = await book(desk, '2026-12-24');
    expect(await rowsOf(from)).toMatchObject([
      {
        code: appointment.code,
        status: 'booked',
        service: 'cleaning',
        caller_name: 'Ana Silva',
        version: 1,
      },
    ]);
    const [succeeded] = desk.events('tool.succeeded').slice(-1);
    if (succeeded?.type !== 'tool.succeeded') throw new Error('not logged');
    expect(succeeded.data.outcome.say).toContain('Thursday, December 24 at 10 AM');
    expect(succeeded.data.outcome.say).toContain(appointment.code.split('').join(', '));
    const types = desk.context.log.events
      .map(({ type }) => type)
      .filter((type) => type.startsWith('tool.'));
    expect(types.slice(-2)).toEqual(['tool.started', 'tool.succeeded']);
  });

  it('twice with the same call is one booking', async () => {
    const { desk, from } = await call();
    const { slot, appointment } = await book(desk, freshDay());
    const again = await desk.run('book_appointment', { slot_id: slot });
    const other = await desk.run('book_appointment', {
      slot_id: slot.toLowerCase(),
      notes: 'please',
    });
    expect(again.outcome.written).toMatchObject({
      replayed: true,
      appointment: { code: appointment.code },
    });
    expect(other.outcome.written?.appointment?.code).toBe(appointment.code);
    expect(await rowsOf(from)).toHaveLength(1);
  });

  it('whose answer was lost is made good by asking again', async () => {
    let lose = true;
    const { desk, from } = await call({
      through: (store) => ({
        ...store,
        book: async (request) => {
          const answer = await store.book(request);
          if (!lose) return answer;
          lose = false;
          throw new StoreUnavailableError({ operation: 'book', status: 0, message: 'no answer' });
        },
      }),
    });
    const slot = await search(desk, freshDay(), '10:00');
    desk.agree('book', slot);
    const lost = await desk.refused('book_appointment', { slot_id: slot });
    expect(lost.reason).toBe('unconfirmed');
    expect(desk.events('provider.failed')).toMatchObject([{ data: { kind: 'database' } }]);
    const { outcome } = await desk.run('book_appointment', { slot_id: slot });
    expect(outcome.written).toMatchObject({ kind: 'book', replayed: true });
    expect(await rowsOf(from)).toHaveLength(1);
  });

  it('book, cancel and book again are three writes', async () => {
    const { desk, from } = await call();
    const { slot, appointment } = await book(desk, freshDay());
    desk.agree('cancel', appointment.id);
    await desk.run('cancel_appointment', { appointment_id: appointment.id });
    expect((await desk.refused('book_appointment', { slot_id: slot })).reason).toBe(
      'consent_missing',
    );
    desk.agree('book', slot);
    const { outcome } = await desk.run('book_appointment', { slot_id: slot });
    expect(outcome.written).toMatchObject({ kind: 'book', replayed: false });
    expect(outcome.written?.appointment?.id).not.toBe(appointment.id);
    expect((await rowsOf(from)).map(({ status }) => status).sort()).toEqual([
      'booked',
      'cancelled',
    ]);
  });

  it('of a time another call has taken meanwhile is refused, and what is free then can be booked', async () => {
    const day = freshDay();
    const { desk, from } = await call();
    const slot = await search(desk, day, '10:00');
    const quicker = await call();
    await book(quicker.desk, day);
    desk.agree('book', slot);
    const refusal = await desk.refused('book_appointment', { slot_id: slot });
    expect(refusal.reason).toBe('slot_taken');
    expect(refusal.message).toMatch(/fetch_slots/);
    expect(await rowsOf(from)).toEqual([]);
    const next = await desk.run('fetch_slots', { date: day, time: '10:00', service: 'cleaning' });
    expect(next.result.as_asked).toBe(false);
    const [other = ''] = slotIds(next);
    desk.agree('book', other);
    await desk.run('book_appointment', { slot_id: other });
    expect(await rowsOf(from)).toHaveLength(1);
  });

  it('raced by two calls at once has one winner', async () => {
    const day = freshDay();
    const desks = [await call(), await call()].map(({ desk }) => desk);
    for (const desk of desks) desk.agree('book', await search(desk, day, '10:00'));
    const answers = await Promise.allSettled(
      desks.map((desk) => desk.run('book_appointment', { slot_id: 'S1' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('in a closed database is refused in words that can be said, and nothing is claimed', async () => {
    const away = new StoreUnavailableError({
      operation: 'find_slots',
      status: 0,
      message: 'refused',
    });
    const { desk } = await call({
      through: (store) => ({ ...store, findSlots: () => Promise.reject(away) }),
    });
    const refusal = await desk.refused('fetch_slots', { date: 'tomorrow', service: 'cleaning' });
    expect(refusal.reason).toBe('unavailable');
    expect(refusal.message).toContain(desk.context.phrases.unavailable());
  });
});

describe('moving', () => {
  it('keeps the code, and frees the old time', async () => {
    const { desk, from } = await call();
    const { appointment } = await book(desk, freshDay());
    const slot = await search(desk, freshDay(), '14:00', { appointment_id: appointment.id });
    desk.agree('modify', slot);
    const moved = await desk.run('modify_appointment', {
      appointment_id: appointment.id,
      new_slot_id: slot,
    });
    expect(moved.outcome.written?.appointment).toMatchObject({
      id: appointment.id,
      code: appointment.code,
    });
    expect(await rowsOf(from)).toMatchObject([
      { code: appointment.code, version: 2, status: 'booked' },
    ]);
    const twice = await desk.run('modify_appointment', {
      appointment_id: appointment.id,
      new_slot_id: slot,
    });
    expect(twice.outcome.written).toMatchObject({ kind: 'modify', replayed: true });
    expect(await rowsOf(from)).toMatchObject([{ version: 2 }]);
    const freed = await call();
    const oldDay = appointment.startsAt.slice(0, 10);
    const { result } = await freed.desk.run('fetch_slots', {
      date: oldDay,
      time: '10:00',
      service: 'cleaning',
    });
    expect(result.as_asked).toBe(true);
  });

  it('there and back again are three versions', async () => {
    const { desk, from } = await call();
    const [first, second] = [freshDay(), freshDay()];
    const { appointment } = await book(desk, first);
    for (const day of [second, first]) {
      const slot = await search(desk, day, '10:00', { appointment_id: appointment.id });
      desk.agree('modify', slot);
      await desk.run('modify_appointment', { appointment_id: appointment.id, new_slot_id: slot });
    }
    expect(await rowsOf(from)).toMatchObject([{ code: appointment.code, version: 3 }]);
  });

  it('to a time looked for without thinking of the appointment is refused', async () => {
    const { desk, from } = await call();
    const { appointment } = await book(desk, freshDay());
    const slot = await search(desk, freshDay(), '14:00', { service: 'check-up' });
    desk.agree('modify', slot);
    const move = { appointment_id: appointment.id, new_slot_id: slot };
    const refusal = await desk.refused('modify_appointment', move);
    expect(refusal.reason).toBe('offer_not_for_appointment');
    expect(refusal.message).toContain(`fetch_slots with appointment_id ${appointment.id}`);
    expect(await rowsOf(from)).toMatchObject([{ version: 1, status: 'booked' }]);
  });

  it('without a yes, to an unknown time, or of what is cancelled is refused', async () => {
    const { desk, from } = await call();
    const { appointment } = await book(desk, freshDay());
    const slot = await search(desk, freshDay(), '14:00');
    const move = { appointment_id: appointment.id, new_slot_id: slot };
    expect((await desk.refused('modify_appointment', move)).reason).toBe('consent_missing');
    desk.agree('book', slot);
    expect((await desk.refused('modify_appointment', move)).reason).toBe('consent_missing');
    expect((await desk.refused('modify_appointment', { ...move, new_slot_id: 'S77' })).reason).toBe(
      'unknown_slot',
    );
    desk.agree('cancel', appointment.id);
    await desk.run('cancel_appointment', { appointment_id: appointment.id });
    desk.agree('modify', slot);
    expect((await desk.refused('modify_appointment', move)).reason).toBe('already_cancelled');
    expect((await desk.refused('fetch_slots', { appointment_id: appointment.id })).reason).toBe(
      'already_cancelled',
    );
    expect(await rowsOf(from)).toMatchObject([{ status: 'cancelled' }]);
  });
});

describe('cancelling', () => {
  it('needs a yes to that appointment, and happens once', async () => {
    const { desk, from } = await call();
    const one = await book(desk, freshDay());
    const two = await book(desk, freshDay());
    const cancel = { appointment_id: one.appointment.id };
    expect((await desk.refused('cancel_appointment', cancel)).reason).toBe('consent_missing');
    desk.agree('cancel', two.appointment.id);
    expect((await desk.refused('cancel_appointment', cancel)).reason).toBe('consent_missing');
    desk.agree('cancel', one.appointment.id);
    const { outcome } = await desk.run('cancel_appointment', cancel);
    expect(outcome.written).toMatchObject({ kind: 'cancel', replayed: false });
    expect((await desk.refused('cancel_appointment', cancel)).reason).toBe('already_cancelled');
    const status = new Map((await rowsOf(from)).map((row) => [row.code, row.status]));
    expect(status.get(one.appointment.code)).toBe('cancelled');
    expect(status.get(two.appointment.code)).toBe('booked');
  });
});

describe('putting through', () => {
  const withTargets = async (canTransfer: boolean, now = NOW) => {
    const desk = await deskCall({ store: database.store, now, business: BUSINESS, canTransfer });
    desk.context.business.transfer_targets = {
      'front desk': transferTargetRow.parse({
        to: 'tel:+12125550178',
        aliases: ['reception'],
        position: 1,
      }),
      Dana: transferTargetRow.parse({
        to: 'tel:+12125550179',
        hours: [{ weekday: 6, opens: '09:00', closes: '12:00' }],
      }),
    };
    return desk;
  };

  it("is asked of the business's own targets only, by any of their names", async () => {
    const desk = await withTargets(true);
    for (const target of ['tel:+19005550100', '__proto__', 'toString', '+12125550178']) {
      const refusal = await desk.refused('transfer_call', { target });
      expect(refusal.reason).toBe('unknown_target');
      expect(refusal.message).toContain('front desk');
    }
    const { outcome } = await desk.run('transfer_call', { target: 'the Reception' });
    expect(outcome).toMatchObject({
      handingOver: { target: 'front desk' },
      say: expect.stringMatching(/try to put you through to the front desk/),
    });
    // It is the line that does it, once the caller has been told.
    expect(desk.events('transfer')).toEqual([]);
  });

  it('is asked once at a time', async () => {
    const desk = await withTargets(true);
    await desk.run('transfer_call', { target: 'front desk' });
    const again = await desk.refused('transfer_call', { target: 'front desk' });
    expect(again.reason).toBe('already_transferring');
    desk.context.log.append({
      type: 'transfer',
      data: { target: 'front desk', how: 'cold', status: 'error', reason: 'busy' },
    });
    await desk.run('transfer_call', { target: 'front desk' });
  });

  it('is refused outside the hours of whoever was asked for', async () => {
    const desk = await withTargets(true);
    expect((await desk.refused('transfer_call', { target: 'Dana' })).reason).toBe('target_closed');
    const saturday = await withTargets(true, '2026-11-28T15:00:00Z');
    await saturday.run('transfer_call', { target: 'dana' });
    expect((await saturday.refused('transfer_call', { target: 'front desk' })).reason).toBe(
      'already_transferring',
    );
    const sunday = await withTargets(true, '2026-11-29T15:00:00Z');
    expect((await sunday.refused('transfer_call', { target: 'front desk' })).reason).toBe(
      'target_closed',
    );
  });

  it('is not possible in a terminal', async () => {
    const desk = await withTargets(false);
    expect((await desk.refused('transfer_call', { target: 'front desk' })).reason).toBe(
      'no_transfer',
    );
  });
});
