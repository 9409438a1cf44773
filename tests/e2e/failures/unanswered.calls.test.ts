import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speechMs } from '../../support/audio.ts';
import type { Caller } from '../../support/caller.ts';
import { officeAvailable } from '../office.ts';
import { openWithDesk, type WithDesk } from './with-desk.ts';

/** Callers whom no agent answers, and the desk as shipped beside a worker that takes one call. */
describe.skipIf(!officeAvailable())('a caller whom no agent answers', () => {
  const maple = '+12125550100';
  let staffed: WithDesk;

  beforeAll(async () => {
    staffed = await openWithDesk();
  });

  afterAll(() => staffed?.close());

  /** The desk's sentence to its end, and then the end of the call. */
  const expectGoodbye = async (caller: Caller, options: { afterMs: number; withinMs: number }) => {
    const { afterMs, withinMs } = options;
    const heardMs = await caller.waitForAgentSpeech({ afterMs, timeoutMs: 20_000 });
    const { reason, atMs } = await caller.waitForDisconnect();
    expect(heardMs - afterMs).toBeLessThan(withinMs);
    expect(reason).toBe('ROOM_DELETED');
    const { agentSegments } = await caller.recording();
    const heard = agentSegments.filter(({ endMs }) => endMs > afterMs);
    expect(speechMs(heard)).toBeGreaterThan(3_000);
    // The front desk cannot be reached here: the server has no telephone side.
    expect(atMs - heardMs).toBeLessThan(20_000);
    expect(await staffed.opened.office.call(caller.callId)).toMatchObject({
      business: 'maple-dental',
      ended_at: expect.any(String),
      outcome: 'failed',
    });
  };

  it('because no worker runs hears a sentence from the desk, and is let go', async () => {
    const caller = await staffed.opened.office.dial({
      from: '+12125550181',
      to: maple,
      agentName: 'nobody',
    });
    try {
      await expectGoodbye(caller, { afterMs: caller.connectedMs ?? 0, withinMs: 4_000 });
    } finally {
      await caller.dispose();
    }
  });

  it('because the worker is full hears the same, and the other call goes on', async () => {
    const first = await staffed.opened.office.dial({ from: '+12125550182', to: maple });
    try {
      await first.waitForReply();
      const second = await staffed.opened.office.dial({ from: '+12125550183', to: maple });
      try {
        await expectGoodbye(second, { afterMs: second.connectedMs ?? 0, withinMs: 4_000 });
      } finally {
        await second.dispose();
      }
      expect(first.disconnected).toBeNull();
      expect(staffed.desk.logs()).not.toContain(first.room);
      await first.hangUp();
      await staffed.opened.office.worker.waitUntilIdle();
      // There is room again at once.
      const third = await staffed.opened.office.dial({ from: '+12125550185', to: maple });
      try {
        await third.waitForReply();
        expect(third.agentStates.map(({ state }) => state)).toContain('speaking');
        await third.hangUp();
        await staffed.opened.office.worker.waitUntilIdle();
      } finally {
        await third.dispose();
      }
    } finally {
      await first.dispose();
    }
  });

  it('because the only worker was killed is not left in silence', async () => {
    const own = await openWithDesk();
    const { office } = own.opened;
    const caller = await office.dial({ from: '+12125550184', to: maple });
    try {
      await caller.waitForReply();
      process.kill(office.worker.pid, 'SIGKILL');
      const killedMs = Date.now();
      const heardMs = await caller.waitForAgentSpeech({
        afterMs: killedMs + 400,
        timeoutMs: 20_000,
      });
      expect(heardMs - killedMs).toBeLessThan(12_000);
      expect((await caller.waitForDisconnect()).reason).toBe('ROOM_DELETED');
      expect((await office.call(caller.callId))?.ended_at).toEqual(expect.any(String));
    } finally {
      await caller.dispose();
      await own.close();
    }
  });
});
