import { rmSync } from 'node:fs';
import { connectStore } from '../src/embedded/connect.ts';
import type { OpeningChoiceRow } from '../src/store/rows.ts';
import { createStore, type Store } from '../src/store/store.ts';
import { emptyDataDir } from '../tests/support/database.ts';
import { postgres, postgresAvailable } from '../tests/support/postgres.ts';

const BUSINESS = 'studio-nine';
const SERVICE = 'haircut';
const CLIENTS = 16;
const BOOKINGS = 900;
/** Of these, how many are not counted. */
const WARM_UP = 96;
const DAYS = 55;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Bookings through the whole way a call takes them: supabase-js, the embedded host, one function.
 * Once with the host in the asker's process, once over the loopback socket that other processes use.
 */
export async function run(): Promise<void> {
  const dataDir = emptyDataDir();
  await measure('PGlite', { dataDir });
  rmSync(dataDir, { recursive: true, force: true });
  if (!postgresAvailable()) return;
  const server = await postgres({ durable: true });
  try {
    await measure('Postgres', { dataDir, databaseUrl: server.url });
  } finally {
    await server.stop();
  }
}

async function measure(
  engine: string,
  options: { dataDir: string; databaseUrl?: string },
): Promise<void> {
  const opening = performance.now();
  const connected = await connectStore(options);
  console.log(`${engine}: opened and seeded in ${ms(performance.now() - opening)}`);
  try {
    const { host, store } = connected;
    if (!host) throw new Error('there is no host to measure');
    const overSocket = createStore({ url: host.url, key: host.key });
    const choices = await findChoices(store);
    const half = choices.length / 2;
    await bookAll(`${engine}, in process`, store, choices.slice(0, half));
    await bookAll(`${engine}, over loopback`, overSocket, choices.slice(half));
    await timeOneCall(`${engine}, in process`, store);
    await timeOneCall(`${engine}, over loopback`, overSocket);
  } finally {
    await connected.close();
  }
}

async function openCall(store: Store, callId: string): Promise<string> {
  const opened = await store.openCall({
    callId,
    room: callId,
    channel: 'chat',
    business: BUSINESS,
  });
  return opened.business.id;
}

async function findChoices(store: Store): Promise<OpeningChoiceRow[]> {
  const callId = 'bench-search';
  const businessId = await openCall(store, callId);
  const { business, now } = await store.openCall({
    callId,
    room: callId,
    channel: 'chat',
    business: BUSINESS,
  });
  const choices: OpeningChoiceRow[] = [];
  for (const { slug } of business.resources) {
    for (let day = 1; day < DAYS; day += 1) {
      const from = Date.parse(now) + day * DAY_MS;
      const found = await store.findSlots({
        businessId,
        callId,
        service: SERVICE,
        resource: slug,
        from: new Date(from).toISOString(),
        to: new Date(from + DAY_MS).toISOString(),
        partySize: 1,
      });
      choices.push(...found.matches);
    }
  }
  return choices.slice(0, 2 * BOOKINGS);
}

async function bookAll(what: string, store: Store, choices: OpeningChoiceRow[]): Promise<void> {
  const callId = `bench-${what}`;
  const businessId = await openCall(store, callId);
  const times: number[] = [];
  let refused = 0;
  const bookNext = async (waiting: Iterable<[number, OpeningChoiceRow]>): Promise<void> => {
    for (const [index, choice] of waiting) {
      const asked = performance.now();
      const answer = await store.book({
        businessId,
        callId,
        key: `${what} ${index}`,
        service: SERVICE,
        slotIds: choice.slot_ids,
        partySize: 1,
        callerName: 'Ana Benchmark',
        callerPhone: '+12125550123',
        verified: true,
      });
      times.push(performance.now() - asked);
      if (!answer.ok) refused += 1;
    }
  };
  const waiting = choices.entries();
  const bookSome = (count: number) =>
    Promise.all(Array.from({ length: CLIENTS }, () => bookNext(take(waiting, count / CLIENTS))));
  // A new connection compiles every function it meets.
  await bookSome(WARM_UP);
  times.length = 0;
  const started = performance.now();
  await bookSome(Number.POSITIVE_INFINITY);
  const perSecond = Math.round((times.length / (performance.now() - started)) * 1000);
  console.log(
    `${what}: ${perSecond} bookings/s, ${CLIENTS} clients, ${times.length} bookings, ` +
      `${refused} refused; ${percentiles(times)}`,
  );
}

function* take<T>(items: Iterator<T>, count: number): Generator<T> {
  for (let taken = 0; taken < count; taken += 1) {
    const next = items.next();
    if (next.done) return;
    yield next.value;
  }
}

/** What one caller waits for: the database's share of each turn. */
async function timeOneCall(what: string, store: Store): Promise<void> {
  const times = { open: [] as number[], find: [] as number[], hold: [] as number[] };
  const timed = async <T>(list: number[], work: Promise<T>): Promise<T> => {
    const started = performance.now();
    const value = await work;
    list.push(performance.now() - started);
    return value;
  };
  for (let round = 0; round < 40; round += 1) {
    const callId = `${what} ${round}`;
    const opened = await timed(
      times.open,
      store.openCall({ callId, room: callId, channel: 'chat', business: BUSINESS }),
    );
    const from = Date.parse(opened.now) + (55 * DAY_MS - (round % 7) * 3_600_000);
    const call = { businessId: opened.business.id, callId, service: SERVICE, partySize: 1 };
    const window = {
      from: new Date(from).toISOString(),
      to: new Date(from + DAY_MS).toISOString(),
    };
    const found = await timed(times.find, store.findSlots({ ...call, ...window }));
    const slotIds = (found.matches[0] ?? found.nearest[0])?.slot_ids;
    if (!slotIds) continue;
    await timed(times.hold, store.holdSlot({ ...call, slotIds }));
    await store.releaseHolds(call);
  }
  for (const [step, list] of Object.entries(times)) {
    console.log(`${what}: ${step}, one caller; ${percentiles(list)}`);
  }
}

function percentiles(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => ms(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}`;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}
