import { describe, expect, it } from 'vitest';
import { type Unanswered, UnansweredWatch } from '../../src/desk/unanswered-watch.ts';
import { quietLogger } from '../../src/observe/logger.ts';
import type { Present } from '../../src/telephony/rooms.ts';

const someone = (kind: Present['kind']): Present => ({
  identity: kind,
  kind,
  attributes: {},
  joinedMs: 0,
});

describe('the watch over unanswered callers', () => {
  const watchOver = (present: () => Present[], isComing = false) => {
    let nowMs = 0;
    const found: string[] = [];
    const watch = new UnansweredWatch({
      rooms: {
        list: async () => ['call-1'],
        present: async () => present(),
        isAgentComing: async () => isComing,
      },
      nowMs: () => nowMs,
      logger: quietLogger,
      onUnanswered: async ({ room }: Unanswered) => void found.push(`${room}@${nowMs}`),
    });
    const lookUntil = async (endMs: number) => {
      for (; nowMs <= endMs; nowMs += 500) await watch.look();
    };
    return { found, lookUntil };
  };

  it('finds a telephone caller to whom nobody is sent within two seconds', async () => {
    const { found, lookUntil } = watchOver(() => [someone('phone')]);
    await lookUntil(2_000);
    expect(found).toEqual(['call-1@2000']);
  });

  it('gives an agent that is on its way the time to come', async () => {
    const { found, lookUntil } = watchOver(() => [someone('phone')], true);
    await lookUntil(4_500);
    expect(found).toEqual([]);
    await lookUntil(5_500);
    expect(found).toEqual(['call-1@5000']);
  });

  it('gives another agent that time once one has died', async () => {
    let isAlive = true;
    const { found, lookUntil } = watchOver(() =>
      isAlive ? [someone('phone'), someone('agent')] : [someone('phone')],
    );
    await lookUntil(3_000);
    isAlive = false;
    await lookUntil(8_000);
    expect(found).toEqual([]);
    await lookUntil(8_500);
    expect(found).toEqual(['call-1@8500']);
  });

  it('leaves browsers, empty rooms and calls that are answered alone', async () => {
    for (const present of [
      [someone('other')],
      [],
      [someone('agent')],
      [someone('phone'), someone('agent')],
    ]) {
      const { found, lookUntil } = watchOver(() => present);
      await lookUntil(20_000);
      expect(found).toEqual([]);
    }
  });
});
