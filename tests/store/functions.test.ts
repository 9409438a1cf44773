import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreRejectedError } from '../../src/store/errors.ts';
import type { OpeningChoiceRow } from '../../src/store/rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

/** Each method of the store against the function it names, so that neither can drift. */
const NOW = '2026-11-23T12:00:00Z';
const CALLER = '+12125550123';

let database: TestDatabase;
let businessId: string;
const callId = 'call-1';

beforeAll(async () => {
  database = await testDatabase({ now: NOW });
  const opened = await database.store.openCall({
    callId,
    room: 'room-1',
    channel: 'phone',
    dialled: '+12125550100',
    caller: CALLER,
  });
  businessId = opened.business.id;
});

afterAll(async () => {
  await database?.close();
});

async function find(from = '2026-11-24T00:00:00Z', to = '2026-11-26T00:00:00Z') {
  return database.store.findSlots({
    businessId,
    callId,
    service: 'cleaning',
    from,
    to,
    partySize: 1,
  });
}

const book = (choice: OpeningChoiceRow, key: string) =>
  database.store.book({
    businessId,
    callId,
    key,
    service: 'cleaning',
    slotIds: choice.slot_ids,
    partySize: 1,
    callerName: 'Ana Silva',
    callerPhone: CALLER,
    verified: true,
    notes: 'first visit',
  });

async function nthFree(index: number): Promise<OpeningChoiceRow> {
  const choice = (await find()).matches[index];
  if (!choice) throw new Error('no free slot to try with');
  return choice;
}

describe('the store', () => {
  it('opens a call by the dialled number, at the pinned clock, and again with its events', async () => {
    const time = '2026-11-23T12:00:01.000Z';
    const events = [{ seq: 0, time, type: 'keypad' as const, data: { digit: '1' } }];
    expect(await database.store.appendEvents({ businessId, callId, events })).toBe(1);
    expect(await database.store.appendEvents({ businessId, callId, events })).toBe(0);
    const again = await database.store.openCall({
      callId,
      room: 'room-1',
      channel: 'phone',
      dialled: '+12125550100',
      caller: CALLER,
    });
    expect(Date.parse(again.now)).toBe(Date.parse(NOW));
    expect(again.business).toMatchObject({ slug: 'maple-dental', zone: 'America/New_York' });
    expect(again.events).toMatchObject([{ seq: 0, type: 'keypad', data: { digit: '1' } }]);
  });

  it('refuses a call for a business that is not there', async () => {
    const asked = database.store.openCall({
      callId: 'call-0',
      room: 'r',
      channel: 'chat',
      business: 'no-such',
    });
    await expect(asked).rejects.toThrow(StoreRejectedError);
    await expect(asked).rejects.toMatchObject({
      status: 404,
      code: 'PT404',
      reason: 'business_not_found',
    });
  });

  it('knows a caller by a verified number only', async () => {
    const { store } = database;
    const verified = { businessId, callId, phone: CALLER, name: 'Ana Silva', verified: true };
    expect((await store.identifyCaller(verified)).caller).toMatchObject({ name: 'Ana Silva' });
    const said = await store.identifyCaller({ ...verified, name: 'Eve', verified: false });
    expect(said.caller).toBeNull();
  });

  it('finds, holds, releases and books a slot; a retry is the same booking', async () => {
    const choice = await nthFree(0);
    const hold = {
      businessId,
      callId,
      slotIds: choice.slot_ids,
      service: 'cleaning',
      partySize: 1,
    };
    expect(await database.store.holdSlot({ ...hold, seconds: 60 })).toMatchObject({ ok: true });
    expect(await database.store.releaseHolds({ businessId, callId })).toBe(1);
    const booked = await book(choice, 'book-1');
    expect(booked).toMatchObject({
      ok: true,
      replayed: false,
      appointment: { starts_at: choice.starts_at, notes: 'first visit', version: 1 },
    });
    expect(await book(choice, 'book-1')).toMatchObject({ ok: true, replayed: true });
    expect(await book(choice, 'book-2')).toEqual({ ok: false, reason: 'slot_taken' });
  });

  it('says where the nearest free slots are when the window has none', async () => {
    const sunday = await find('2026-11-29T05:00:00Z', '2026-11-30T05:00:00Z');
    expect(sunday.matches).toEqual([]);
    expect(sunday.nearest.length).toBeGreaterThan(0);
  });

  it('lists, changes and cancels an appointment', async () => {
    const { store } = database;
    const booked = await book(await nthFree(1), 'book-3');
    if (!booked.ok) throw new Error(booked.reason);
    const listed = await store.listAppointments({ businessId, callId, phone: CALLER });
    expect(listed.ok && listed.appointments.map((row) => row.id)).toContain(booked.appointment.id);
    const { code } = booked.appointment;
    const byCode = await store.listAppointments({ businessId, callId, code, name: 'Ana Silva' });
    expect(byCode).toMatchObject({ ok: true, appointments: [{ code }] });

    const target = await nthFree(3);
    const change = { businessId, callId, appointmentId: booked.appointment.id, phone: CALLER };
    const moved = await store.modify({
      ...change,
      key: 'move-1',
      service: 'cleaning',
      slotIds: target.slot_ids,
      partySize: 1,
    });
    expect(moved).toMatchObject({
      ok: true,
      appointment: { code, version: 2, starts_at: target.starts_at },
    });
    expect(await store.cancel({ ...change, key: 'cancel-1' })).toMatchObject({
      ok: true,
      appointment: { status: 'cancelled' },
    });
    const stranger = { ...change, key: 'cancel-2', phone: '+12125550199' };
    expect(await store.cancel(stranger)).toEqual({ ok: false, reason: 'not_found' });
  });

  it('takes a message once', async () => {
    const message = {
      businessId,
      callId,
      key: 'message-1',
      text: 'Please call back',
      name: 'Ana',
      contactNumber: CALLER,
    };
    const first = await database.store.takeMessage(message);
    expect(await database.store.takeMessage(message)).toEqual({ ...first, replayed: true });
    expect(await database.store.operatorMessages({ business: 'maple-dental' })).toMatchObject([
      { business: 'maple-dental', name: 'Ana', contact_number: CALLER, text: 'Please call back' },
    ]);
  });

  it('closes a call, and shows operators what happened', async () => {
    const { store } = database;
    await store.closeCall({
      businessId,
      callId,
      outcome: 'booked',
      summary: 'Booked a cleaning.',
      transcript: [{ role: 'caller', text: 'hello' }],
      usage: { models: [] },
    });
    expect(await store.operatorCalls()).toMatchObject([
      { id: callId, business: 'maple-dental', from: CALLER, to: '+12125550100', outcome: 'booked' },
    ]);
    const shown = await store.operatorCall(callId);
    expect(shown).toMatchObject({ id: callId, business: 'maple-dental', outcome: 'booked' });
    expect(shown.events.map(({ seq }) => seq)).toEqual(shown.events.map((_event, index) => index));
    expect(shown.events.length).toBeGreaterThan(0);
    await expect(store.operatorCall('no-such-call')).rejects.toMatchObject({
      code: 'PT404',
      reason: 'call_not_found',
    });
    const appointments = await store.operatorAppointments({ business: 'maple-dental' });
    expect(appointments.map((row) => row.status).sort()).toEqual(['booked', 'cancelled']);
    expect(appointments[0]?.starts_at).toMatch(/-05:00$/);
    expect(await store.operatorAppointments({ business: 'studio-nine' })).toEqual([]);
  });

  it('leases what is to be told, and lets it be finished', async () => {
    const { store } = database;
    const [claimed] = await store.claimOutbox({ worker: 'w1', limit: 1, leaseSeconds: 60 });
    const rest = await store.claimOutbox({ worker: 'w2', limit: 50 });
    const [other] = rest;
    if (!claimed || !other) throw new Error('nothing is to be told');
    expect(claimed).toMatchObject({ business: 'maple-dental', attempts: 1 });
    expect(rest.map((row) => row.id)).not.toContain(claimed.id);
    expect(await store.finishOutbox({ id: claimed.id, worker: 'w2', ok: true })).toBe(false);
    expect(await store.finishOutbox({ id: claimed.id, worker: 'w1', ok: true })).toBe(true);
    const failed = { id: other.id, worker: 'w2', ok: false, error: 'no route' };
    expect(await store.finishOutbox(failed)).toBe(true);
  });

  it('lists businesses and numbers, and keeps slots ahead', async () => {
    const { store } = database;
    const businesses = await store.listBusinesses();
    expect(businesses.map((row) => row.slug).sort()).toEqual([
      'maple-dental',
      'pine-valley-golf',
      'studio-nine',
    ]);
    expect(await store.listPhoneNumbers()).toContainEqual({
      number: '+12125550100',
      business: 'maple-dental',
    });
    expect(await store.ensureSlots({ days: 90 })).toBeGreaterThan(0);
    expect(await store.ensureSlots({ days: 90 })).toBe(0);
    expect(await store.schemaVersion()).toMatch(/^\d{14}/);
  });

  it('gives each client of one database its own clock', async () => {
    const other = await database.connect({ now: '2026-12-01T09:00:00Z' });
    try {
      const opened = await other.store.openCall({
        callId: 'call-2',
        room: 'r',
        channel: 'chat',
        business: 'maple-dental',
      });
      expect(Date.parse(opened.now)).toBe(Date.parse('2026-12-01T09:00:00Z'));
      expect(other).toMatchObject({ kind: 'pglite', owner: false });
    } finally {
      await other.close();
    }
  });
});
