import { type BookingServer, bookingServer, type Choice } from '../tests/db/booking-server.ts';
import { percentile, printCircumstances, printFigure, timed } from './figures.ts';

const CLIENTS = 16;
/** What a connection pool of two cores would hold: more connections only cool each other's caches. */
const POOL = 4;
const BOOKINGS = 8_000;
const SEARCHES = 3_000;
const DAY_MS = 86_400_000;

/** How many bookings and searches a second the functions do, 16 clients, one after another each. */
export async function run(): Promise<void> {
  await runOver(POOL);
  await runOver(CLIENTS);
}

async function runOver(connections: number): Promise<void> {
  const server = await bookingServer({ connections });
  try {
    const business = await importWideBusiness(server);
    const free = await server.rows<{ id: string }>(
      `select id from slots where business_id = $1 and lower(period) > now() + interval '1 hour'
       order by random() limit $2`,
      [business, BOOKINGS],
    );
    const book = async (id: string, index: number) => {
      const answer = await server.call('book', {
        p_business: business,
        p_call_id: `call-${index}`,
        p_key: `key-${index}`,
        p_service: 'visit',
        p_slot_ids: [id],
        p_party: 1,
        p_caller_name: `Caller ${index}`,
        p_caller_phone: `+1212${String(5_550_000 + index).padStart(7, '0')}`,
      });
      if (!answer.ok) throw new Error(`refused: ${answer.reason}`);
    };
    const warm = free.splice(0, connections * 20);
    await inParallel(warm, ({ id }, index) => book(id, BOOKINGS + index));
    const bookings = await measure(free, ({ id }, index) => book(id, index));
    console.log(
      `${CLIENTS} clients over ${connections} connections, ${bookings.latencies.length} bookings, none refused`,
    );
    printFigure('bookings per second', bookings.perSecond.toFixed(0), '>= 2000');
    printFigure('latency p50', `${percentile(bookings.latencies, 0.5).toFixed(1)} ms`);
    printFigure('latency p99', `${percentile(bookings.latencies, 0.99).toFixed(1)} ms`);
    for (const search of await searches(server)) {
      await inParallel(Array.from({ length: CLIENTS * 10 }), search.work);
      const found = await measure(Array.from({ length: SEARCHES }), search.work);
      printFigure(
        `find_slots per second, ${search.name}`,
        `${found.perSecond.toFixed(0)}   p50 ${percentile(found.latencies, 0.5).toFixed(1)} ms`,
      );
    }
    printCircumstances();
  } finally {
    await server.stop();
  }
}

/** Room for many bookings: ten-minute slots round the clock, at two desks. */
async function importWideBusiness(server: BookingServer): Promise<string> {
  const hours = Array.from({ length: 7 }, (_, day) => ({
    weekday: day + 1,
    opens: '00:00',
    closes: '24:00',
  }));
  const resources = ['a', 'b'].map((slug) => ({
    slug,
    name: slug,
    kind: 'desk',
    slot_minutes: 10,
    hours,
  }));
  await server.call('import_business', {
    p_business: {
      slug: 'wide',
      name: 'Wide',
      zone: 'UTC',
      country: 'US',
      services: [{ slug: 'visit', name: 'Visit', duration_minutes: 10, currency: 'USD' }],
      resources,
    },
  });
  return server.businessId('wide');
}

async function searches(server: BookingServer) {
  const ask = async (slug: string, service: string, days: number, more: object = {}) => {
    const business = await server.businessId(slug);
    return (_: unknown, index: number) =>
      server.call<{ matches: Choice[] }>('find_slots', {
        p_business: business,
        p_call_id: `call-${index}`,
        p_service: service,
        p_from: new Date(Date.now() + 10 * DAY_MS),
        p_to: new Date(Date.now() + (10 + days) * DAY_MS),
        ...more,
      });
  };
  return [
    { name: 'one slot, one day', work: await ask('maple-dental', 'cleaning', 1) },
    {
      name: '90 minutes, three stylists, a week',
      work: await ask('studio-nine', 'cut-and-colour', 7),
    },
    {
      name: 'six golfers, one day',
      work: await ask('pine-valley-golf', 'tee-time', 1, { p_party: 6 }),
    },
    {
      name: 'golf, a week of mornings, 500',
      work: await ask('pine-valley-golf', 'tee-time', 7, { p_limit: 500, p_to_minute: 720 }),
    },
    {
      name: 'nothing free, nearest twelve',
      work: await ask('pine-valley-golf', 'tee-time', 0.001, {
        p_from_minute: 60,
        p_to_minute: 90,
      }),
    },
  ];
}

async function measure<T>(items: T[], work: (item: T, index: number) => Promise<unknown>) {
  const latencies: number[] = [];
  const { ms } = await timed(() =>
    inParallel(items, async (item, index) => {
      latencies.push((await timed(() => work(item, index))).ms);
    }),
  );
  return { perSecond: (items.length / ms) * 1000, latencies };
}

async function inParallel<T>(items: T[], work: (item: T, index: number) => Promise<unknown>) {
  let next = 0;
  const client = async () => {
    for (let index = next++; index < items.length; index = next++) {
      await work(items[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}
