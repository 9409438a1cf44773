import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBusinessFile } from '../../../src/store/business-file.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type Talked, talk } from '../../support/talk.ts';

/** A Saturday morning in New York. */
const NOW = '2026-11-21T11:00:00-05:00';

/** What callers tell of themselves while they book, judged by the rows. */
describe('names, numbers, codes and addresses in a conversation', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase({ now: NOW });
    const yaml = readFileSync('supabase/businesses/maple-dental.yaml', 'utf8');
    const asking = yaml
      .replace('slug: maple-dental', 'slug: asks-for-email')
      .replace(/^numbers: .*$/m, '');
    const document = readBusinessFile(`${asking}\nask_for_email: true\n`, 'asks.yaml');
    await database.store.importBusiness(document);
  });
  afterAll(() => database?.close());

  const call = (
    lines: readonly (string | { keys: string })[],
    options: { business?: string; from?: string; channel?: 'chat' | 'phone' } = {},
  ): Promise<Talked> =>
    talk({ store: database.store, now: NOW, business: 'maple-dental', lines, ...options });
  const rowsOf = async (phone: string) =>
    (await database.store.operatorAppointments({}))
      .filter((row) => row.caller_phone === phone)
      .map(({ starts_at, caller_name }) => `${starts_at.slice(0, 16)} ${caller_name}`);
  const profileOf = async (phone: string) => {
    const request = { callId: `profile-${phone}`, room: 'r', business: 'maple-dental' } as const;
    return (await database.store.openCall({ ...request, channel: 'chat', caller: phone })).caller;
  };

  it('takes a number in groups and reads it back with the booking, on the same turn', async () => {
    const { answers } = await call([
      'a cleaning on tuesday at ten',
      'Ana Silva',
      '212',
      'five five five',
      'oh one two one',
      'yes',
    ]);
    expect(answers[2]).toMatch(/2 1 2.*next/);
    expect(answers[4]).toMatch(/212, 555, 0121.*Shall I book it\?$/);
    expect(await rowsOf('+12125550121')).toEqual(['2026-11-24T10:00 Ana Silva']);
  });

  it('corrects digits at the read-back, and then reads them one by one', async () => {
    const { answers } = await call([
      'a cleaning on tuesday at 11 for Ana Silva',
      '(212) 555-0128',
      'no, the last two are two nine',
      'yes',
    ]);
    expect(answers[2]).toMatch(/2 1 2, 5 5 5, 0 1 2 9.*Shall I book it\?$/);
    expect(await rowsOf('+12125550129')).toEqual(['2026-11-24T11:00 Ana Silva']);
    expect(await rowsOf('+12125550128')).toEqual([]);
  });

  it('corrects the letters of a name at the next question, and spells it', async () => {
    const { answers } = await call([
      'a cleaning on tuesday at 2pm',
      'Kate Miller',
      'sorry, Cate with a C',
      '212 555 0131',
      'yes',
    ]);
    expect(answers[3]).toContain('C, A, T, E');
    expect(await rowsOf('+12125550131')).toEqual(['2026-11-24T14:00 Cate Miller']);
  });

  it('asks what is wrong after a refusal, and offers the keypad after two, on a telephone', async () => {
    const lines = [
      'a cleaning on tuesday at 3pm for Ana Silva',
      '212 555 0132',
      "no, that's not my number",
      'still wrong',
    ];
    const byVoice = await call(lines);
    expect(byVoice.answers[2]).toMatch(/2 1 2, 5 5 5, 0 1 3 2\. What should be different/);
    expect(byVoice.answers[3]).not.toMatch(/keypad/);
    const { answers } = await call([...lines, { keys: '21255501339*#' }, { keys: '1' }], {
      channel: 'phone',
    });
    expect(answers[3]).toMatch(/keypad.*pound key/);
    expect(await rowsOf('+12125550133')).toEqual(['2026-11-24T15:00 Ana Silva']);
    expect(await rowsOf('+12125550132')).toEqual([]);
  });

  it('takes keys for a choice, for the rest of a number that was begun by voice, and for no', async () => {
    const { answers } = await call(
      [
        'a cleaning on wednesday morning',
        { keys: '2' },
        'Ana Silva',
        "it's two one two",
        { keys: '5550135#' },
        { keys: '*' },
        'the number',
        { keys: '2125550136#' },
        'yes',
      ],
      { channel: 'phone' },
    );
    expect(answers[5]).toMatch(/different day or time/);
    expect(await rowsOf('+12125550136')).toEqual([
      expect.stringMatching(/^2026-11-25T\d\d:\d\d Ana Silva$/),
    ]);
    expect(await rowsOf('+12125550135')).toEqual([]);
  });

  it('books nothing on a key that was not an answer to a read-back', async () => {
    await call(['a cleaning on wednesday at 4pm for Ana Silva', { keys: '1' }, { keys: '1' }], {
      channel: 'phone',
    });
    const rows = await database.store.operatorAppointments({});
    expect(rows.filter((row) => row.starts_at.startsWith('2026-11-25T16'))).toEqual([]);
  });

  it('finds an appointment by a code said in parts and put right', async () => {
    const from = '+12125550138';
    const booked = await call(['a check-up on thursday at 10 for Ana Silva', 'yes'], { from });
    const code = /code is ((?:\w, )+\w)/.exec(booked.answers.at(-1) ?? '')?.[1] ?? '';
    const letters = code.split(', ');
    const wrong = letters[4] === 'W' ? 'X' : 'W';
    const { answers } = await call([
      'I want to cancel my appointment',
      letters.slice(0, 2).join(' '),
      `${letters[2]} ${letters[3]} ${wrong}`,
      'Ana Silva',
      `no, the last one is ${letters[4]}`,
      'yes',
    ]);
    expect(answers[3]).toMatch(/couldn't find.*What should be different/);
    const rows = await database.store.operatorAppointments({});
    expect(rows.find((row) => row.caller_phone === from)?.status).toBe('cancelled');
  });

  it('asks once for an address where the business wants one, and keeps it with the caller', async () => {
    const from = '+12125550141';
    const business = 'asks-for-email';
    const { answers } = await call(
      [
        'a cleaning on tuesday at ten',
        'Ana Silva',
        'jay dot doe at gmail dot com',
        'no, ana dot doe',
        'yes',
        'yes',
      ],
      { business, from },
    );
    expect(answers[1]).toMatch(/email/);
    expect(answers[2]).toMatch(/jay dot doe at gmail dot com/);
    expect(await rowsOf(from)).toEqual(['2026-11-24T10:00 Ana Silva']);
    const again = await database.store.openCall({
      callId: 'again',
      room: 'r',
      channel: 'chat',
      business,
      caller: from,
    });
    expect(again.caller).toMatchObject({ name: 'Ana Silva', email: 'ana.doe@gmail.com' });
    const second = await call(['a cleaning on friday at ten', 'yes'], { business, from });
    expect(second.agent.join(' ')).not.toMatch(/email/);
  });

  it('books without an address after two failures, and at once for who has none', async () => {
    const business = 'asks-for-email';
    const first = await call(
      ['a cleaning on tuesday at 11 for Bob Ray', 'blue', 'blah blah', 'yes'],
      { business, from: '+12125550143' },
    );
    expect(first.answers[2]).toMatch(/go on without it.*Shall I book it\?$/);
    await call(['a cleaning on tuesday at 2pm for Bob Ray', "I don't have one", 'yes'], {
      business,
      from: '+12125550144',
    });
    expect(await rowsOf('+12125550143')).toEqual(['2026-11-24T11:00 Bob Ray']);
    expect(await rowsOf('+12125550144')).toEqual(['2026-11-24T14:00 Bob Ray']);
  });

  it('leaves the profile of a number as it is when its owner books for somebody else', async () => {
    const from = '+12125550146';
    await call(['a check-up on friday at 10, my name is John Reed', 'yes'], { from });
    await call(['a check-up on friday at 11 for Katie Reed', 'yes'], { from });
    expect((await rowsOf(from)).sort()).toEqual([
      '2026-11-27T10:00 John Reed',
      '2026-11-27T11:00 Katie Reed',
    ]);
    expect((await profileOf(from))?.name).toBe('John Reed');
  });
});
