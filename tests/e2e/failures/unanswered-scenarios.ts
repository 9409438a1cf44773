import type { Scenario } from './scenario.ts';
import { openWithDesk } from './with-desk.ts';

/** Nobody answers: the desk does, which first gives a worker two seconds. */
export const scenarios: Scenario[] = [
  {
    name: 'no worker free or running',
    kind: 'other',
    sentenceWithinMs: 4_000,
    open: async () => {
      const staffed = await openWithDesk();
      const { office } = staffed.opened;
      return {
        play: async ({ from }) => {
          const caller = await office.dial({ from, to: '+12125550100', agentName: 'nobody' });
          try {
            const connectedMs = caller.connectedMs ?? 0;
            const heardMs = await caller.waitForAgentSpeech({ timeoutMs: 20_000 });
            const { reason } = await caller.waitForDisconnect();
            const call = await office.call(caller.callId);
            const wrong = [
              ...(reason === 'ROOM_DELETED' ? [] : [`ended by ${reason}`]),
              ...(call?.outcome === 'failed' ? [] : [`record says ${call?.outcome}`]),
            ];
            return {
              isRight: wrong.length === 0,
              ...(wrong.length > 0 && { why: wrong.join(', ') }),
              sentenceMs: heardMs - connectedMs,
            };
          } finally {
            await caller.dispose();
          }
        },
        logs: () => staffed.desk.logs(),
        close: staffed.close,
      };
    },
  },
];
