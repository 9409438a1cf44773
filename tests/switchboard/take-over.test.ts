import { beforeEach, describe, expect, it } from 'vitest';
import { quietLogger } from '../../src/observe/logger.ts';
import { LeaseWatch } from '../../src/switchboard/lease-watch.ts';
import { TakeOver, type TakeOverStore } from '../../src/switchboard/take-over.ts';
import type { Present, Rooms } from '../../src/telephony/rooms.ts';

const caller: Present = { identity: 'sip_1', kind: 'phone', attributes: {}, joinedMs: 0 };
const deadAgent: Present = { identity: 'agent-1', kind: 'agent', attributes: {}, joinedMs: 0 };

describe('taking a call over', () => {
  let did: string[];
  let present: Present[];
  let lease: { epoch: number; businessId: string } | null;
  let isAway: boolean;

  beforeEach(() => {
    did = [];
    present = [caller, deadAgent];
    lease = { epoch: 2, businessId: 'b' };
    isAway = false;
  });

  const takeOver = () =>
    new TakeOver({
      store: {
        takeOverCall: async () => {
          if (isAway) throw new Error('no database');
          return lease;
        },
        operatorCall: async () => ({ events: [] }),
        closeCall: async ({ epoch }: { epoch?: number }) => void did.push(`closed under ${epoch}`),
      } as unknown as TakeOverStore,
      rooms: {
        present: async () => present,
        remove: async (_room: string, identity: string) => void did.push(`removed ${identity}`),
        sendAgent: async (_room: string, metadata: string) => void did.push(`sent ${metadata}`),
      } as unknown as Rooms,
      logger: quietLogger,
    });
  const lost = { room: 'r', callId: 'c', epoch: 1, isDead: true };

  it('puts the dead agent out and sends one with the new epoch', async () => {
    expect(await takeOver().run(lost)).toBe('sent');
    expect(did).toEqual(['removed agent-1', 'sent {"callId":"c","epoch":2}']);
  });

  it('takes nothing from anybody when it is too late to send somebody', async () => {
    expect(await takeOver().run(lost, () => false)).toBe('too late');
    expect(did).toEqual([]);
  });

  it('does nothing where somebody else was quicker', async () => {
    lease = null;
    expect(await takeOver().run(lost)).toBe('not ours');
    expect(did).toEqual([]);
  });

  it('closes the record where the caller has gone too', async () => {
    present = [deadAgent];
    expect(await takeOver().run(lost)).toBe('over');
    expect(did).toEqual(['closed under 2']);
  });

  it('sends an agent to a call that was not open yet', async () => {
    expect(await takeOver().run({ room: 'r', isDead: true })).toBe('sent');
    expect(did).toEqual(['removed agent-1', 'sent ']);
  });

  it('leaves a call that kills its processes to the desk', async () => {
    lease = { epoch: 9, businessId: 'b' };
    expect(await takeOver().run(lost)).toBe('given up');
    expect(did).toEqual(['removed agent-1']);
    const again = takeOver();
    for (let time = 0; time < 8; time += 1) {
      expect(await again.run({ room: 'r', isDead: true })).toBe('sent');
    }
    expect(await again.run({ room: 'r', isDead: true })).toBe('given up');
  });

  it('acts without the database on a death it knows of, never on a guess', async () => {
    isAway = true;
    expect(await takeOver().run(lost)).toBe('sent');
    expect(did).toContain('sent {"callId":"c"}');
    await expect(takeOver().run({ ...lost, isDead: false })).rejects.toThrow('no database');
  });
});

describe('the watch over leases', () => {
  const watchOver = (answer: () => Promise<void>) => {
    let nowMs = 0;
    const found: number[] = [];
    const watch = new LeaseWatch({
      store: {
        expiredLeases: async () => {
          await answer();
          return [{ call_id: 'c', business_id: 'b', room: 'r', epoch: 1 }];
        },
      },
      nowMs: () => nowMs,
      logger: quietLogger,
      onExpired: async () => void found.push(nowMs),
    });
    return {
      found,
      look: async (atMs: number) => {
        nowMs = atMs;
        await watch.look();
      },
      pass: (ms: number) => {
        nowMs += ms;
      },
    };
  };

  it('finds calls that nobody holds', async () => {
    const { found, look } = watchOver(async () => {});
    await look(10);
    expect(found).toEqual([10]);
  });

  it('lets living workers come first after the database was away', async () => {
    let isAway = true;
    const { found, look } = watchOver(async () => {
      if (isAway) throw new Error('away');
    });
    await look(0);
    isAway = false;
    await look(500);
    await look(1_900);
    expect(found).toEqual([]);
    await look(2_100);
    expect(found).toEqual([2_100]);
  });

  it('and after it was slow', async () => {
    let slowMs = 3_000;
    const watched = watchOver(async () => watched.pass(slowMs));
    await watched.look(0);
    slowMs = 0;
    await watched.look(4_000);
    expect(watched.found).toEqual([]);
    await watched.look(5_100);
    expect(watched.found).toEqual([5_100]);
  });
});
