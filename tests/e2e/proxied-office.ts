import { testDatabase } from '../support/database.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts';
import { knownSentences } from '../support/heard-sentences.ts';
import { type Office, openOffice } from './office.ts';

export interface ProxiedOffice {
  office: Office;
  database: Awaited<ReturnType<typeof testDatabase>>;
  proxy: DatabaseProxy;
  close(): Promise<void>;
}

/** A scripted office whose database stands behind `SUPABASE_URL`, where requests can be held back. */
export async function openProxiedOffice(options: {
  /** What callers will say. */
  sentences: Iterable<string>;
  /** Silence that ends an utterance for the recogniser; its own when left out. */
  silenceMs?: number;
  /** Adds to the worker's environment. */
  env?: Record<string, string>;
}): Promise<ProxiedOffice> {
  const { sentences, silenceMs, env = {} } = options;
  const database = await testDatabase();
  const proxy = await startDatabaseProxy(database.url);
  const closeData = async () => {
    await proxy.stop();
    await database.close();
  };
  try {
    const hearing = await knownSentences(sentences);
    const office = await openOffice({
      vendors: { deepgram: { hearing, ...(silenceMs && { silenceMs }) } },
      env: {
        BELLHOP_BRAIN: 'scripted',
        SUPABASE_URL: proxy.url,
        SUPABASE_SERVICE_ROLE_KEY: database.key,
        ...env,
      },
    });
    const close = async () => {
      await office.close();
      await closeData();
    };
    return { office, database, proxy, close };
  } catch (error) {
    await closeData();
    throw error;
  }
}
