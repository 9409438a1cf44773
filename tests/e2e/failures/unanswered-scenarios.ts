import { startDesk } from '../../support/desk.ts';
import { openProxiedOffice } from '../proxied-office.ts';
import type { Scenario } from './scenario.ts';

/** Nobody answers: the desk does, which first gives a worker two seconds. */
export const scenarios: Scenario[] = [
  {
    name: 'no worker free or running',
    kind: 'other',
    sentenceWithinMs: 4_000,
    open: async () => {
      const opened = await openProxiedOffice({ sentences: [] });
      const { office, proxy, database } = opened;
      const desk = await startDesk({
        livekit: office.livekit,
        env: {
          BELLHOP_DATA_DIR: office.dataDir,
          SUPABASE_URL: proxy.url,
          SUPABASE_SERVICE_ROLE_KEY: database.key,
        },
      });
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
        logs: () => desk.logs(),
        close: async () => {
          await desk.stop();
          await opened.close();
        },
      };
    },
  },
];
