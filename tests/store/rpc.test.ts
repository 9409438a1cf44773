import { describe, expect, it } from 'vitest';
import {
  StoreAnswerError,
  StoreRejectedError,
  StoreUnavailableError,
} from '../../src/store/errors.ts';
import { createStore } from '../../src/store/store.ts';

const access = { url: 'http://127.0.0.1:9', key: 'key' };

function storeAnswering(status: number, body: unknown) {
  const requests: { url: string; headers: Headers; body: unknown }[] = [];
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const store = createStore({
    ...access,
    headers: { 'x-extra': 'yes' },
    fetch: async (input, init) => {
      requests.push({
        url: String(input),
        headers: new Headers(init?.headers),
        body: JSON.parse(String(init?.body)),
      });
      return new Response(text, { status });
    },
  });
  return { store, requests };
}

describe('a call of a function', () => {
  it('posts named arguments with the key, and leaves out what is not given', async () => {
    const { store, requests } = storeAnswering(200, { ok: true, released: 2 });
    expect(await store.releaseHolds({ businessId: 'b', callId: 'c' })).toBe(2);
    const [request] = requests;
    expect(request?.url).toBe('http://127.0.0.1:9/rest/v1/rpc/release_holds');
    expect(request?.body).toEqual({ p_business: 'b', p_call_id: 'c' });
    expect(request?.headers.get('apikey')).toBe('key');
    expect(request?.headers.get('x-extra')).toBe('yes');

    await store.releaseHolds({ businessId: 'b', callId: 'c' });
    await store.closeCall({ businessId: 'b', callId: 'c', outcome: 'failed' }).catch(() => null);
    expect(requests.at(-1)?.body).toEqual({
      p_business: 'b',
      p_call_id: 'c',
      p_outcome: 'failed',
    });
  });

  it('takes refusals for answers', async () => {
    const { store } = storeAnswering(200, { ok: false, reason: 'slot_taken' });
    const cancel = { businessId: 'b', callId: 'c', key: 'k', appointmentId: 'a' };
    expect(await store.cancel(cancel)).toEqual({ ok: false, reason: 'slot_taken' });
  });

  it('tells a wrong request apart', async () => {
    const body = { code: 'PT422', message: 'party_size_invalid', details: 'why', hint: null };
    const { store } = storeAnswering(422, body);
    await expect(store.schemaVersion()).rejects.toThrow(StoreRejectedError);
    await expect(store.schemaVersion()).rejects.toMatchObject({
      operation: 'schema_version',
      status: 422,
      code: 'PT422',
      reason: 'party_size_invalid',
      details: 'why',
    });
  });

  it.each([
    [500, { message: 'broken' }],
    [502, '<html>bad gateway</html>'],
    [503, { code: 'PGRST001', message: 'Database client error' }],
    [429, { message: 'slow down' }],
  ])('takes status %i for a database in trouble', async (status, body) => {
    const { store } = storeAnswering(status, body);
    await expect(store.schemaVersion()).rejects.toThrow(StoreUnavailableError);
    await expect(store.schemaVersion()).rejects.toMatchObject({ status });
  });

  it.each([
    ['not JSON', '<html>hello</html>'],
    ['another shape', { ok: true, released: 'two' }],
    ['an unknown refusal', { ok: false, reason: 'because' }],
    ['nothing', ''],
  ])('refuses an answer that is %s', async (_, body) => {
    const { store } = storeAnswering(200, body);
    const asked = store.releaseHolds({ businessId: 'b', callId: 'c' });
    await expect(asked).rejects.toThrow(StoreAnswerError);
  });

  it('names the field of an answer that is wrong', async () => {
    const { store } = storeAnswering(200, [{ number: '+1', business: 7 }]);
    await expect(store.listPhoneNumbers()).rejects.toThrow('0.business');
  });

  it('gives up at the deadline, even on a transport that ignores its signal', async () => {
    const signals: AbortSignal[] = [];
    const store = createStore({
      ...access,
      timeoutMs: 20,
      fetch: (_, init) => {
        if (init?.signal) signals.push(init.signal);
        return new Promise(() => undefined);
      },
    });
    await expect(store.schemaVersion()).rejects.toThrow(StoreUnavailableError);
    await expect(store.schemaVersion()).rejects.toThrow('no answer within 20 ms');
    expect(signals.every((signal) => signal.aborted)).toBe(true);
  });

  it('reports a database that cannot be reached', async () => {
    const store = createStore({ url: 'http://127.0.0.1:1', key: 'key' });
    await expect(store.schemaVersion()).rejects.toMatchObject({
      name: 'StoreUnavailableError',
      status: 0,
    });
  });
});
