import { type RunningDesk, startDesk } from '../../support/desk.ts';
import { openProxiedOffice, type ProxiedOffice } from '../proxied-office.ts';

/** An office whose worker takes one call, with the desk as shipped beside it. */
export interface WithDesk {
  opened: ProxiedOffice;
  desk: RunningDesk;
  close(): Promise<void>;
}

export async function openWithDesk(): Promise<WithDesk> {
  const opened = await openProxiedOffice({ sentences: [], env: { BELLHOP_MAX_CALLS: '1' } });
  const { office, proxy, database } = opened;
  const desk = await startDesk({
    livekit: office.livekit,
    env: {
      BELLHOP_DATA_DIR: office.dataDir,
      SUPABASE_URL: proxy.url,
      SUPABASE_SERVICE_ROLE_KEY: database.key,
    },
  });
  const close = async () => {
    await desk.stop();
    await opened.close();
  };
  return { opened, desk, close };
}
