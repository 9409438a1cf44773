import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KnownAppointment } from '../../src/dialogue/events.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type DeskCall, deskCall, slotIds } from './desk-call.ts';

const NOW = '2026-11-23T14:00:00Z';
const BUSINESS = 'maple-dental';
const OWNER = '+12125550123';

let database: TestDatabase;
let appointment: KnownAppointment;

const call = (from?: string) =>
  deskCall({ store: database.store, now: NOW, business: BUSINESS, ...(from && { from }) });

async function book(desk: DeskCall, date: string, time: string): Promise<KnownAppointment> {
  const [slot = ''] = slotIds(await desk.run('fetch_slots', { date, time, service: 'cleaning' }));
  desk.agree('book', slot);
  const { outcome } = await desk.run('book_appointment', { slot_id: slot });
  if (!outcome.written?.appointment) throw new Error('not booked');
  return outcome.written.appointment;
}

beforeAll(async () => {
  database = await testDatabase({ now: NOW });
  const desk = await call(OWNER);
  await desk.run('identify_user', { name: 'Ana Maria Silva' });
  appointment = await book(desk, '2026-11-24', '10:00');
});

afterAll(async () => {
  await database?.close();
});

const listed = async (desk: DeskCall) =>
  (await desk.run('retrieve_appointments')).outcome.appointments?.map(({ code }) => code);

describe('whose appointments a caller hears about', () => {
  it('those under the number they call from', async () => {
    expect(await listed(await call(OWNER))).toEqual([appointment.code]);
  });

  it('none under a number they only say', async () => {
    const stranger = await call('+12125550166');
    const said = await stranger.run('identify_user', { name: 'Ana Silva', contact_number: OWNER });
    expect(JSON.stringify(said)).not.toContain(appointment.code);
    expect(said.outcome.caller).toMatchObject({ verified: false });
    expect(await listed(stranger)).toEqual([]);
    const refusal = await stranger.refused('cancel_appointment', { appointment_id: 'A1' });
    expect(refusal.reason).toBe('unknown_appointment');
  });

  it('none without a number of their own, and then they are asked for the code', async () => {
    const hidden = await call();
    await hidden.run('identify_user', { name: 'Ana Silva', contact_number: OWNER });
    const refusal = await hidden.refused('retrieve_appointments');
    expect(refusal.reason).toBe('identity_needed');
    expect(refusal.message).toMatch(/code/);
  });

  it('saying a number does not touch the profile under it', async () => {
    const stranger = await call('+12125550167');
    await stranger.run('identify_user', { name: 'Mallory', contact_number: OWNER });
    const opened = await database.store.openCall({
      callId: 'profile-check',
      room: 'r',
      channel: 'phone',
      business: BUSINESS,
      caller: OWNER,
    });
    expect(opened.caller?.name).toBe('Ana Maria Silva');
  });
});

describe('a code and a name', () => {
  it.each([
    ['as written', (code: string) => code, 'Ana Maria Silva'],
    ['in lower case', (code: string) => code.toLowerCase(), 'ana silva'],
    ['spelt out', (code: string) => code.split('').join(', '), 'Silva'],
    ['with dashes', (code: string) => code.split('').join('-'), 'Ana'],
  ])('%s give a right to that appointment', async (_how, spell, name) => {
    const hidden = await call();
    const { outcome } = await hidden.run('identify_user', {
      name,
      confirmation_code: spell(appointment.code),
    });
    expect(outcome.appointments).toMatchObject([{ id: 'A1', code: appointment.code }]);
  });

  it('in two turns do too', async () => {
    const hidden = await call();
    expect(
      (await hidden.refused('identify_user', { confirmation_code: appointment.code })).reason,
    ).toBe('name_needed');
    await hidden.run('identify_user', { name: 'Ana Silva' });
    const { outcome } = await hidden.run('identify_user', { confirmation_code: appointment.code });
    expect(outcome.appointments).toHaveLength(1);
  });

  it('of nothing and of another name are answered alike', async () => {
    const hidden = await call();
    const absent = await hidden.refused('identify_user', {
      name: 'Ana Silva',
      confirmation_code: 'ZZZZZ',
    });
    const foreign = await hidden.refused('identify_user', {
      name: 'Mallory',
      confirmation_code: appointment.code,
    });
    expect({ ...foreign, message: foreign.message }).toEqual({
      ...absent,
      message: absent.message,
    });
    expect(absent.reason).toBe('not_found');
    expect(await hidden.refused('retrieve_appointments')).toMatchObject({
      reason: 'identity_needed',
    });
  });

  it('cannot be guessed: after five wrong ones even the right one is refused', async () => {
    const hidden = await call();
    const guess = (code: string) =>
      hidden.refused('identify_user', { name: 'Ana', confirmation_code: code });
    for (const code of ['AAAAA', 'BBBBB', 'CCCCC', 'DDDDD', 'EEEEE']) {
      expect((await guess(code)).reason).toBe('not_found');
    }
    const refusal = await guess(appointment.code);
    expect(refusal.reason).toBe('too_many_attempts');
    expect(refusal.message).toMatch(/message/);
  });

  it('cannot be guessed from one number over many calls either', async () => {
    const reasons: string[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const desk = await call('+12125550188');
      for (let guess = 0; guess < 5; guess += 1) {
        const args = { name: 'Ana', confirmation_code: `QQ${attempt}${guess}X` };
        reasons.push((await desk.refused('identify_user', args)).reason);
      }
    }
    expect(reasons.slice(0, 20)).toEqual(Array<string>(20).fill('not_found'));
    expect(reasons.slice(20)).toEqual(Array<string>(5).fill('too_many_attempts'));
  });
});

describe('the ids of appointments within a call', () => {
  it('never come to mean another one', async () => {
    const from = '+12125550190';
    const first = await call(from);
    await first.run('identify_user', { name: 'Bo Berg' });
    const early = await book(first, '2026-12-01', '09:00');
    const late = await book(first, '2026-12-02', '09:00');

    const desk = await call(from);
    await desk.run('identify_user', { name: 'Bo Berg', confirmation_code: late.code });
    await desk.run('retrieve_appointments');
    const added = await book(desk, '2026-12-03', '09:00');
    const other = await call(from);
    await other.run('identify_user', { name: 'Bo Berg' });
    const first0 = await book(other, '2026-11-30', '09:00');
    const { outcome } = await desk.run('retrieve_appointments');
    const ids = new Map(outcome.appointments?.map(({ id, code }) => [id, code]));
    expect(ids.size).toBe(4);
    expect(ids.get('A1')).toBe(late.code);
    expect(ids.get(added.id)).toBe(added.code);
    expect([...ids.values()].sort()).toEqual(
      [early, late, added, first0].map(({ code }) => code).sort(),
    );
    const unchanged = await desk.run('retrieve_appointments');
    expect(new Map(unchanged.outcome.appointments?.map(({ id, code }) => [id, code]))).toEqual(ids);
  });
});
