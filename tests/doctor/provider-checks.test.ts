import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkChains } from '../../src/doctor/chain-checks.ts';
import { checkSpool } from '../../src/doctor/spool-checks.ts';
import { checkVendors, type VendorChecks } from '../../src/doctor/vendor-checks.ts';
import { Spool } from '../../src/spool/spool.ts';
import { type StandIn, standIn } from '../support/stand-in.ts';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe('who takes part in calls', () => {
  it('is told in order, and a chain of one link is a warning', async () => {
    const ears = ['deepgram', 'local'];
    const whole = { ears, voices: ['cartesia', 'local'], models: ['openai', 'gemini'] };
    expect(await checkChains({ chains: whole })).toEqual([
      {
        id: 'providers',
        status: 'ok',
        detail:
          'Hears with deepgram, then local; decides with openai, then gemini, then scripted; speaks with cartesia, then local.',
      },
    ]);
    const [alone] = await checkChains({ chains: { ...whole, voices: ['cartesia'] } });
    expect(alone).toMatchObject({
      status: 'warn',
      detail: expect.stringContaining('Nothing speaks when cartesia fails.'),
      advice: expect.stringContaining('BELLHOP_MODELS'),
    });
  });

  it('fails with each thing that is missing for what the settings name', async () => {
    const problems = ['BELLHOP_STT: local needs BELLHOP_MODELS', 'CARTESIA_API_KEY: is missing'];
    const checks = await checkChains({ chains: { problems } });
    expect(checks.map(({ status }) => status)).toEqual(['fail', 'fail']);
    for (const [index, problem] of problems.entries()) {
      expect(checks[index]?.detail).toContain(problem);
    }
  });
});

describe('what was kept while the database was away', () => {
  it('is told while it waits, and when it was refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bellhop-doctor-'));
    closers.push(() => rmSync(folder, { recursive: true }));
    const spool = new Spool(join(folder, 'spool'));
    expect(await checkSpool({ spool })).toMatchObject([{ id: 'spool', status: 'ok' }]);
    await spool.keep('message-1.json', {});
    await spool.keep('call-1.json', {});
    await spool.setAside('call-1.json');
    const [waiting, refused] = await checkSpool({ spool });
    expect(waiting).toMatchObject({
      status: 'warn',
      detail: expect.stringMatching(/^One message or call was kept .* not yet delivered\.$/),
    });
    expect(refused?.detail).toContain('call-1.json.rejected');
  });
});

describe('further vendors', () => {
  const asked = async (answer: Parameters<typeof standIn>[0], settings: object) => {
    const server: StandIn = await standIn(answer);
    closers.push(() => server.close());
    const named = Object.entries(settings).map(([name, key]) => [
      name,
      { ...(key as object), baseUrl: server.url },
    ]);
    const options = { ...Object.fromEntries(named), timeoutMs: 2_000, fetch } as VendorChecks;
    const unused = { isUnused: true };
    return checkVendors({ ...options, deepgram: unused, cartesia: unused });
  };
  const only = (checks: Awaited<ReturnType<typeof checkVendors>>, id: string) =>
    checks.find((check) => check.id === id);

  it('are asked whether they accept their key', async () => {
    for (const id of ['elevenlabs', 'gemini']) {
      const key = { [id]: { apiKey: 'key' } };
      expect(only(await asked(() => ({ status: 200, body: {} }), key), id)?.status).toBe('ok');
      expect(only(await asked(() => ({ status: 401, body: {} }), key), id)?.status).toBe('fail');
    }
  });

  it('say in words what others say with a status', async () => {
    const limited = { status: 401, body: { detail: { status: 'missing_permissions' } } };
    const key = { apiKey: 'key' };
    const elevenlabs = only(await asked(() => limited, { elevenlabs: key }), 'elevenlabs');
    expect(elevenlabs?.status).toBe('warn');
    const wrong = { status: 400, body: { error: { details: [{ reason: 'API_KEY_INVALID' }] } } };
    expect(only(await asked(() => wrong, { gemini: key }), 'gemini')?.status).toBe('fail');
  });

  it('of one own are asked whether they have the model', async () => {
    const body = { data: [{ id: 'llama3.1:latest' }] };
    const check = async (model: string) =>
      only(await asked(() => ({ status: 200, body }), { ollama: { model } }), 'ollama');
    expect(await check('llama3.1')).toMatchObject({ status: 'ok' });
    expect(await check('llama3')).toMatchObject({ status: 'warn' });
    expect(await check('qwen3')).toMatchObject({
      status: 'warn',
      advice: expect.stringContaining('ollama pull qwen3'),
    });
  });

  it('whose work others do are not missed', async () => {
    const checks = await asked(() => ({ status: 200, body: {} }), {});
    expect(checks.map(({ id }) => id)).toEqual(['openai']);
  });
});
