import { rmSync } from 'node:fs';
import { connectStore } from '../../../src/embedded/connect.ts';
import { createRooms, type Rooms } from '../../../src/telephony/rooms.ts';
import { emptyDataDir } from '../../support/database.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../../support/database-proxy.ts';
import { knownSentences } from '../../support/heard-sentences.ts';
import { postgres } from '../../support/postgres.ts';
import { type RunningWorker, startWorker } from '../../support/worker.ts';
import { type Office, openOffice } from '../office.ts';

/** An office with two workers as shipped, on a real Postgres of which neither is the host. */
export interface TwoWorkers {
  office: Office;
  proxy: DatabaseProxy;
  rooms: Rooms;
  /** Starts workers until two run that are ready. */
  ensureTwo(): Promise<void>;
  /** The worker that has this call, and the process that holds it. */
  holderOf(callId: string): { worker: RunningWorker; jobPid: number };
  /** What all workers printed. */
  logs(): string;
  close(): Promise<void>;
}

export async function openTwoWorkers(sentences: Iterable<string>): Promise<TwoWorkers> {
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const server = await postgres();
    closers.push(() => server.stop());
    const dataDir = emptyDataDir();
    closers.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const database = await connectStore({ dataDir, databaseUrl: server.url, timeoutMs: 15_000 });
    closers.push(() => database.close());
    const { host } = database;
    if (!host) throw new Error('Postgres is served by a host');
    const proxy = await startDatabaseProxy(host.url);
    closers.push(() => proxy.stop());
    const env = {
      BELLHOP_BRAIN: 'scripted',
      BELLHOP_MAX_CALLS: '2',
      BELLHOP_NOW: '2026-11-23T08:00:00-05:00',
      SUPABASE_URL: proxy.url,
      SUPABASE_SERVICE_ROLE_KEY: host.key,
    };
    const hearing = await knownSentences(sentences);
    const office = await openOffice({ vendors: { deepgram: { hearing } }, env });
    closers.push(() => office.close());
    const { livekit, vendors } = office;
    const workers = [office.worker];
    closers.push(async () => {
      for (const worker of workers.slice(1)) await worker.stop().catch(() => undefined);
    });
    const rooms = createRooms({
      livekitUrl: livekit.url,
      apiKey: livekit.apiKey,
      apiSecret: livekit.apiSecret,
      agentName: 'bellhop',
      timeoutMs: 5_000,
    });
    const ensureTwo = async () => {
      while (workers.filter(isAlive).length < 2) {
        workers.push(
          await startWorker({
            livekit,
            env: { ...vendors.env, ...env, BELLHOP_DATA_DIR: dataDir },
          }),
        );
      }
      await Promise.all(workers.filter(isAlive).map((worker) => worker.waitUntilIdle()));
    };
    await ensureTwo();
    return {
      office,
      proxy,
      rooms,
      ensureTwo,
      holderOf: (callId) => {
        for (const worker of workers.filter(isAlive)) {
          const jobPid = worker.jobOf(callId);
          if (jobPid) return { worker, jobPid };
        }
        throw new Error(`no worker has the call ${callId}`);
      },
      logs: () => workers.map((worker) => worker.logs()).join('\n'),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function isAlive({ pid }: RunningWorker): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
