import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { quietLogger } from '../../src/observe/logger.ts';
import {
  callOpenedTopic,
  callOverTopic,
  callTakenTopic,
} from '../../src/switchboard/call-topics.ts';
import { connectLink } from '../../src/switchboard/link.ts';
import { rememberCall, sendSuccessor } from '../../src/switchboard/orphaned.ts';
import type { LostCall } from '../../src/switchboard/take-over.ts';

/** The worker is killed, and a process of its own goes on for a moment. */
describe('a job whose worker has died', () => {
  const sentTo = async (
    call: LostCall | null,
    run: (call: LostCall, mayRaise: () => boolean) => Promise<'sent' | 'too late'>,
  ) => {
    const asked: LostCall[] = [];
    const takeOver = Promise.resolve({
      run: (lost: LostCall, mayRaise: () => boolean = () => true) => {
        asked.push(lost);
        return run(lost, mayRaise);
      },
    });
    await sendSuccessor({ call, takeOver, logger: quietLogger });
    return asked;
  };

  it('knows the call it has told its worker of, until that is over', () => {
    const { link, call } = rememberCall(connectLink(undefined));
    expect(call()).toBeNull();
    link.send(callTakenTopic, { room: 'r' });
    expect(call()).toEqual({ room: 'r', isDead: true });
    link.send(callOpenedTopic, { callId: 'c', epoch: 3 });
    expect(call()).toEqual({ room: 'r', callId: 'c', epoch: 3, isDead: true });
    link.send(callOverTopic, {});
    expect(call()).toBeNull();
  });

  it('sends somebody to its call before it goes', async () => {
    const call = { room: 'r', callId: 'c', epoch: 3, isDead: true };
    expect(await sentTo(call, async () => 'sent')).toEqual([call]);
    expect(await sentTo(null, async () => 'sent')).toEqual([]);
  });

  it('goes within a second whatever the server and the database do', async () => {
    const call = { room: 'r', callId: 'c', epoch: 3, isDead: true };
    const startedMs = Date.now();
    await sentTo(call, () => new Promise(() => {}));
    expect(Date.now() - startedMs).toBeLessThan(1500);
    await expect(sentTo(call, () => Promise.reject(new Error('no')))).resolves.toEqual([call]);
  });

  it('never leaves a call it has taken from itself without sending anybody', async () => {
    const call = { room: 'r', callId: 'c', epoch: 3, isDead: true };
    let isSent = false;
    await sentTo(call, async (_lost, mayRaise) => {
      await setTimeout(600);
      expect(mayRaise()).toBe(true);
      await setTimeout(600);
      isSent = true;
      return 'sent';
    });
    expect(isSent).toBe(true);
    let mayStill: boolean | null = null;
    const slow = sentTo(call, async (_lost, mayRaise) => {
      await setTimeout(900);
      mayStill = mayRaise();
      return 'too late';
    });
    await slow;
    await setTimeout(400);
    expect(mayStill).toBe(false);
  });
});
