import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { RoomServiceClient } from 'livekit-server-sdk';
import { type Caller, type CallerOptions, dial, pickUp } from '../support/caller.ts';
import type { DialOptions } from '../support/caller-token.ts';
import { copyOfTemplate } from '../support/database.ts';
import {
  type LivekitServer,
  livekitServer,
  livekitServerAvailable,
} from '../support/livekit-server.ts';
import { speechAvailable } from '../support/speech.ts';
import { startVendors, type Vendors } from '../support/standins/vendors.ts';
import { type RunningWorker, startWorker } from '../support/worker.ts';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface AppointmentLine {
  code: string;
  status: string;
  business: string;
  service: string;
  resource: string;
  starts_at: string;
  ends_at: string;
  party_size: number;
  caller_phone: string;
  caller_name: string;
  version: number;
}

export interface CallLine {
  id: string;
  business: string;
  room: string;
  from: string | null;
  to: string | null;
  started_at: string;
  ended_at: string | null;
  outcome: string | null;
}

/** Everything a whole call needs, with the shipped worker in the middle. */
export interface Office {
  livekit: LivekitServer;
  vendors: Vendors;
  worker: RunningWorker;
  dataDir: string;
  dial(options: Omit<DialOptions, 'livekit'>): Promise<Caller>;
  /** A caller who has not dialled yet (`connect`), their telephone up and running. */
  pickUp(options: Omit<CallerOptions, 'livekit'>): Promise<Caller>;
  /** Lines of `bellhop appointments --json`, on the same data. */
  appointments(): Promise<AppointmentLine[]>;
  /** The line of `bellhop calls --json` for this call. */
  call(callId: string): Promise<CallLine | undefined>;
  /** Names of the rooms the server has. */
  rooms(): Promise<string[]>;
  /** Ends the worker and throws if a process of it is left; then its data can be opened. */
  stopWorker(): Promise<{ dataDir: string }>;
  close(): Promise<void>;
}

let numbers = 0;

/** A caller's number that no other call has: a call that is tried again finds nothing of its own. */
export function freshNumber(): string {
  numbers += 1;
  return `+1212555${String(3000 + numbers)}`;
}

/** Whether whole calls can be made here; says why not. */
export function officeAvailable(): boolean {
  return livekitServerAvailable() && speechAvailable();
}

/** Opens an office whose data is its own; `env` adds to (or replaces) the worker's environment. */
export async function openOffice({
  vendors: vendorOptions,
  env = {},
  front,
}: {
  vendors: Parameters<typeof startVendors>[0];
  env?: Record<string, string>;
  /** Puts something between the worker and the server. */
  front?: (livekit: LivekitServer) => Promise<{ url: string; stop(): Promise<void> }>;
}): Promise<Office> {
  const closers: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    const failures: unknown[] = [];
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
  try {
    const dataDir = await copyOfTemplate();
    closers.push(() => rm(dataDir, { recursive: true, force: true }));
    const livekit = await livekitServer();
    closers.push(() => livekit.stop());
    const vendors = await startVendors(vendorOptions);
    closers.push(() => vendors.stop());
    const data = { BELLHOP_DATA_DIR: dataDir, ...env };
    const before = await front?.(livekit);
    if (before) closers.push(() => before.stop());
    const { apiKey, apiSecret } = livekit;
    const reached = { url: before?.url ?? livekit.url, apiKey, apiSecret };
    const worker = await startWorker({ livekit: reached, env: { ...vendors.env, ...data } });
    let stopped = false;
    const stop = async () => {
      if (!stopped) {
        stopped = true;
        await worker.stop();
      }
      return { dataDir };
    };
    closers.push(stop);
    const rooms = new RoomServiceClient(
      livekit.url.replace(/^ws/, 'http'),
      livekit.apiKey,
      livekit.apiSecret,
    );
    return {
      livekit,
      vendors,
      worker,
      dataDir,
      dial: (options) => dial({ ...options, livekit }),
      pickUp: (options) => pickUp({ ...options, livekit }),
      appointments: () => lines<AppointmentLine>('appointments', data),
      call: async (callId) => {
        const calls = await lines<CallLine>('calls', data);
        return calls.find(({ id }) => id === callId);
      },
      rooms: async () => (await rooms.listRooms()).map(({ name }) => name),
      stopWorker: stop,
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function lines<Line>(command: string, env: Record<string, string>): Promise<Line[]> {
  const { stdout } = await run(process.execPath, [cli, command, '--json'], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}
