import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quietLogger } from '../../src/observe/logger.ts';
import { deliverSpool } from '../../src/spool/deliver.ts';
import { Spool, spoolName } from '../../src/spool/spool.ts';
import { StoreRejectedError, StoreUnavailableError } from '../../src/store/errors.ts';
import type { TakeMessageRequest } from '../../src/store/requests.ts';
import type { Store } from '../../src/store/store.ts';

const BUSINESS = '0b9fbb4e-9a3c-4f5e-8a54-0d6c2f9a3a11';
const message = (key: string): TakeMessageRequest => ({
  businessId: BUSINESS,
  callId: 'call-1',
  key,
  text: 'late',
});

describe('what was kept', () => {
  let folder: string;
  let spool: Spool;
  const taken: string[] = [];
  let failure: Error | null = null;
  const store = {
    takeMessage: async ({ key }: TakeMessageRequest) => {
      if (failure) throw failure;
      taken.push(key);
      return { ok: true, message_id: BUSINESS, replayed: false };
    },
  } as unknown as Store;
  const deliver = () =>
    deliverSpool({
      store,
      spool,
      logger: quietLogger,
      now: () => new Date('2026-11-23T14:00:00Z'),
    });
  const keep = (key: string) =>
    spool.keep(spoolName('message', key), { kind: 'message', request: message(key) });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bellhop-spool-'));
    spool = new Spool(folder);
    taken.length = 0;
    failure = null;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is nothing where nothing was', async () => {
    rmSync(folder, { recursive: true });
    expect(await deliver()).toBe(0);
  });

  it('is delivered, each once, and gone', async () => {
    await keep('a');
    await keep('a');
    await keep('b');
    expect(await deliver()).toBe(2);
    expect(taken.toSorted()).toEqual(['a', 'b']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stays while the database is away', async () => {
    await keep('a');
    failure = new StoreUnavailableError({ operation: 'take_message', status: 0, message: 'away' });
    await expect(deliver()).rejects.toBe(failure);
    failure = null;
    expect(await deliver()).toBe(1);
  });

  it.each([
    ['damaged', '{"kind":"mess'],
    ['of no known kind', '{"kind":"letter"}'],
    ['without its key', JSON.stringify({ kind: 'message', request: { text: 'late' } })],
  ])('and is %s is put aside, and holds nothing else up', async (_what, text) => {
    writeFileSync(join(folder, 'message-0.json'), text);
    await keep('b');
    expect(await deliver()).toBe(1);
    expect(readdirSync(folder)).toEqual(['message-0.json.rejected']);
  });

  it('and the database refuses is put aside', async () => {
    await keep('a');
    failure = new StoreRejectedError({
      operation: 'take_message',
      status: 404,
      code: 'PT404',
      message: 'business_not_found',
      details: null,
    });
    expect(await deliver()).toBe(0);
    expect(readdirSync(folder)).toEqual([`${spoolName('message', 'a')}.rejected`]);
  });
});
