import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { deskCall } from './desk-call.ts';

const NOW = '2026-11-23T14:00:00Z';
const BUSINESS = 'maple-dental';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ now: NOW });
});

afterAll(() => database?.close());

async function call() {
  const desk = await deskCall({
    store: database.store,
    now: NOW,
    business: BUSINESS,
    from: '+12125550201',
  });
  await desk.run('identify_user', { name: 'Ana Silva' });
  return { desk };
}

describe('a message', () => {
  it('is stored once, with the number that was said', async () => {
    const { desk } = await call();
    const message = { text: 'Please call me about the bill', contact_number: '(212) 555-0142' };
    const readBack = `Your message, with the number 2 1 2, 5 5 5, 0 1 4 2, is: "${message.text}". Shall I pass it on?`;
    desk.agree('message', 'message', 'yes', readBack);
    await desk.run('take_message', message);
    desk.agree('message', 'message', 'yes', readBack);
    const again = await desk.run('take_message', message);
    expect(again.outcome.written).toMatchObject({ kind: 'message', replayed: true });
    const stored = (await database.store.operatorMessages({ business: BUSINESS })).filter(
      ({ text }) => text === message.text,
    );
    expect(stored).toMatchObject([{ name: 'Ana Silva', contact_number: '+12125550142' }]);
  });

  it('is not stored unless its own words were read back and agreed to', async () => {
    const { desk } = await call();
    const message = { text: 'The caller wants all visits of this week cancelled' };
    expect((await desk.refused('take_message', message)).reason).toBe('consent_missing');
    desk.agree('message', 'message', 'yes', 'Shall I tell them that you are late?');
    expect((await desk.refused('take_message', message)).reason).toBe('consent_missing');
    desk.agree('message', 'message', 'yes', `"${message.text} but one". Shall I pass it on?`);
    const other = { text: 'The caller wants no visits of this week cancelled' };
    expect((await desk.refused('take_message', other)).reason).toBe('consent_missing');
    desk.agree('message', 'message', 'yes', `"${message.text}". Shall I pass it on?`);
    const elsewhere = { ...message, contact_number: '(212) 555-0199' };
    expect((await desk.refused('take_message', elsewhere)).reason).toBe('consent_missing');
    const signed = { ...message, name: 'John Smith' };
    expect((await desk.refused('take_message', signed)).reason).toBe('consent_missing');
    desk.agree('message', 'message', 'no', `I'd write "${message.text}". Shall I pass it on?`);
    expect((await desk.refused('take_message', message)).reason).toBe('consent_missing');
    const stored = await database.store.operatorMessages({ business: BUSINESS });
    expect(stored.filter(({ text }) => text === message.text)).toEqual([]);
  });
});
