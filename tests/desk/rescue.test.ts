import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskLine } from '../../src/desk/desk-line.ts';
import { type RescueParts, rescue } from '../../src/desk/rescue.ts';
import type { Unanswered } from '../../src/desk/unanswered-watch.ts';
import { quietLogger } from '../../src/observe/logger.ts';
import { businessRow } from '../../src/store/rows.ts';

const call: Unanswered = {
  room: 'call-1',
  caller: {
    identity: 'sip_+12125550142',
    kind: 'phone',
    joinedMs: 0,
    attributes: {
      'sip.callID': 'SCL_1',
      'sip.phoneNumber': '+12125550142',
      'sip.trunkPhoneNumber': '+12125550100',
    },
  },
};

describe('a caller whom the desk answers', () => {
  let did: string[];
  let targets: Record<string, { to: string; position: number }>;
  let transferFails: boolean;
  let lost: string[];
  let databaseFails: boolean;

  beforeEach(() => {
    did = [];
    targets = {};
    transferFails = false;
    lost = [];
    databaseFails = false;
  });

  const lineOf = (play: () => Promise<void>): DeskLine => ({
    play,
    leave: async () => {
      if (did.at(-1) !== 'left') did.push('left');
    },
  });

  const parts = (play: (sentence: string) => Promise<void> = async () => {}) => {
    let sentence = '';
    return {
      store: {
        openCall: async (request: { callId: string; dialled?: string }) => {
          if (databaseFails) throw new Error('gone');
          did.push(`opened ${request.callId} ${request.dialled}`);
          const business = {
            id: 'b',
            slug: 'maple-dental',
            locale: 'en-US',
            transfer_targets: businessRow.shape.transfer_targets.parse(targets),
          };
          return { business, call_id: request.callId, epoch: 1, events: [] };
        },
        renewLeases: async () => lost,
        appendEvents: async ({ events }: { events: { type: string }[] }) => {
          did.push(`logged ${events.map(({ type }) => type).join(' ')}`);
          return events.length;
        },
        closeCall: async ({ outcome }: { outcome: string }) => {
          did.push(`closed ${outcome}`);
        },
      },
      rooms: { close: async (room: string) => void did.push(`ended ${room}`) },
      recordings: {
        find: async (name: string) => {
          sentence = name;
          return { samples: new Int16Array(1), sampleRate: 16_000 };
        },
      },
      join: async () =>
        lineOf(async () => {
          did.push(`said ${sentence}`);
          await play(sentence);
        }),
      transfer: async (_room: string, identity: string, address: string) => {
        did.push(`transfer ${identity} to ${address}`);
        if (transferFails) throw new Error('busy');
      },
      ids: () => 'id',
      now: () => new Date(0),
      logger: quietLogger,
    } as unknown as RescueParts;
  };

  it('is put through to the target for that', async () => {
    targets = {
      Anna: { to: 'tel:+12125550111', position: 0 },
      fallback: { to: 'tel:+12125550112', position: 1 },
    };
    await rescue(parts(), call);
    expect(did).toEqual([
      'opened SCL_1 +12125550100',
      'said unanswered-transfer',
      'transfer sip_+12125550142 to tel:+12125550112',
      'logged call.started turn.agent transfer transfer call.ended',
      'closed transferred',
      'left',
    ]);
  });

  it('is told goodbye where nobody can be reached', async () => {
    await rescue(parts(), call);
    expect(did.slice(1)).toEqual([
      'said unanswered-goodbye',
      'logged call.started turn.agent call.ended',
      'closed failed',
      'left',
      'ended call-1',
      'left',
    ]);
  });

  it('is told goodbye where the one to be reached does not answer', async () => {
    targets = { 'front desk': { to: 'sip:desk@example.com', position: 0 } };
    transferFails = true;
    await rescue(parts(), call);
    expect(did).toContain('said unanswered-transfer');
    expect(did).toContain('said unanswered-goodbye');
    expect(did).toContain('closed failed');
    expect(did).toContain('ended call-1');
  });

  it('hears a sentence without any database', async () => {
    databaseFails = true;
    await rescue(parts(), call);
    expect(did).toEqual(['said unanswered-goodbye', 'left', 'ended call-1', 'left']);
  });

  it('is left to an agent that comes after all', async () => {
    targets = { fallback: { to: 'tel:+12125550112', position: 0 } };
    lost = ['SCL_1'];
    const leftEarly = () => did.includes('left');
    await rescue(
      parts(async () => {
        while (!leftEarly()) await new Promise((resolve) => setTimeout(resolve, 20));
      }),
      call,
    );
    expect(did.some((one) => one.startsWith('transfer'))).toBe(false);
    expect(did.some((one) => one.startsWith('closed') || one.startsWith('ended'))).toBe(false);
  });
});
