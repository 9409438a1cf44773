import type { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const anyText = fc.option(
  fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replaceAll('\0', '')),
    fc.constantFrom(
      '',
      ' ',
      '+12125550143',
      'cleaning',
      'tee-time',
      'chair',
      'AFHKL',
      "'; drop",
      '\\',
    ),
    fc.constant('x'.repeat(5000)),
  ),
);
const anyInteger = fc.option(
  fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom(-2_147_483_648, 2_147_483_647)),
);
const anyInstant = fc.option(
  fc.constantFrom(
    '2026-12-02T10:00:00Z',
    '2026-12-05T10:00:00Z',
    'infinity',
    '-infinity',
    '4713-01-01 BC',
    '294000-01-01',
    'epoch',
  ),
);
const anyJson = fc.option(
  fc.oneof(
    fc.constantFrom('{}', '[]', '5', 'null', '"x"', '[null]', '[{"seq": 1}]', '[{"seq": "x"}]'),
    fc.json({ maxDepth: 2 }).filter((text) => !text.includes('\\u0000')),
  ),
);

/** A document that is right, except that one of its parts is anything. */
const almostBusiness = fc
  .tuple(
    fc.constantFrom(
      ['slug'],
      ['name'],
      ['zone'],
      ['locale'],
      ['country'],
      ['greeting'],
      ['numbers'],
      ['settings'],
      ['transfer_targets'],
      ['ask_for_email'],
      ['services'],
      ['services', 0, 'name'],
      ['services', 0, 'aliases'],
      ['services', 0, 'duration_minutes'],
      ['services', 0, 'price_cents'],
      ['services', 0, 'max_party'],
      ['services', 0, 'resources'],
      ['services', 1],
      ['resources'],
      ['resources', 0, 'slug'],
      ['resources', 0, 'capacity'],
      ['resources', 0, 'selectable'],
      ['resources', 0, 'slot_minutes'],
      ['resources', 0, 'slot_every_minutes'],
      ['resources', 0, 'hours'],
      ['resources', 0, 'hours', 0, 'weekday'],
      ['resources', 0, 'hours', 0, 'opens'],
      ['resources', 0, 'hours', 0, 'last_start'],
      ['closures'],
      ['closures', 0, 'from'],
      ['closures', 0, 'to'],
    ),
    fc.jsonValue({ maxDepth: 2 }),
  )
  .map(([path, value]) => {
    const document = {
      slug: 'any',
      name: 'Any',
      zone: 'Europe/Paris',
      locale: 'en-GB',
      country: 'FR',
      numbers: ['+33155500100'],
      settings: { minimum_notice_minutes: 0 },
      services: [{ slug: 'cut', name: 'Cut', duration_minutes: 60, currency: 'EUR' }],
      resources: [
        {
          slug: 'chair',
          name: 'Chair',
          kind: 'chair',
          slot_minutes: 60,
          hours: [{ weekday: 1, opens: '09:00', closes: '12:00' }],
        },
      ],
      closures: [{ from: '2026-12-25' }],
    };
    const last = path.at(-1) ?? '';
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((at, key) => Reflect.get(Object(at), key), document);
    Reflect.set(Object(parent), last, value);
    return JSON.stringify(document);
  })
  .filter((text) => !text.includes('\\u0000'));

/** What the database says of a request: an answer, or the code it refuses it with. */
interface Said {
  code: string;
  message: string;
}

export function wrongArguments(database: () => PGlite): void {
  it('answers anything at all with an answer or a named refusal', async () => {
    const { rows: functions } = await database().query<{
      name: string;
      names: string[];
      types: string[];
    }>(
      `select p.proname as name, p.proargnames as names,
         (select array_agg(format_type(t, null) order by n) from unnest(p.proargtypes::oid[]) with ordinality as a (t, n)) as types
       from pg_proc p
       where p.pronamespace = 'public'::regnamespace and p.prorettype = 'jsonb'::regtype and p.pronargs > 0
         and p.proname not in ('import_business')
       order by 1`,
    );
    expect(functions.length).toBeGreaterThan(15);
    const { rows: known } = await database().query<{ business: string; slot: string }>(
      `select b.id as business, s.id as slot from slots s join businesses b on b.id = s.business_id
       where b.slug = 'maple-dental' and lower(s.period) > now() + interval '5 days' limit 3`,
    );
    const anyId = fc.option(
      fc.oneof(
        fc.constantFrom(...known.flatMap(({ business, slot }) => [business, business, slot])),
        fc.uuid(),
      ),
    );
    const anySlots = fc.option(
      fc.oneof(
        fc.array(fc.option(fc.constantFrom(...known.map(({ slot }) => slot))), { maxLength: 4 }),
        fc.array(fc.uuid(), { maxLength: 400 }),
        fc.constant([[known[0]?.slot], [known[1]?.slot]]),
      ),
    );
    const values: Record<string, fc.Arbitrary<unknown>> = {
      text: anyText,
      integer: anyInteger,
      bigint: anyInteger,
      uuid: anyId,
      'uuid[]': anySlots,
      boolean: fc.option(fc.boolean()),
      jsonb: anyJson,
      'timestamp with time zone': anyInstant,
    };
    const request = fc.constantFrom(...functions).chain((asked) =>
      fc.tuple(
        fc.constant(asked),
        fc.tuple(
          ...asked.types.map((type, index) => {
            const arbitrary = values[type];
            if (!arbitrary) throw new Error(`no values for ${type}`);
            // Mostly of a real business, so that the later arguments are looked at too.
            return asked.names[index] === 'p_business' && type === 'uuid'
              ? fc.oneof(
                  { weight: 9, arbitrary: fc.constant(known[0]?.business) },
                  { weight: 1, arbitrary },
                )
              : arbitrary;
          }),
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(request, async ([asked, given]) => {
        const said = await ask(database(), asked, given);
        expect(said, JSON.stringify([asked.name, given])).toSatisfy(refusesByName);
      }),
      { numRuns: 1500 },
    );
  });

  it('imports a business or says what is wrong with it', async () => {
    const outcomes = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(fc.oneof(almostBusiness, anyJson), async (document) => {
        const said = await ask(database(), IMPORT, [document]);
        outcomes.add(said === null);
        expect(said, document ?? 'null').toSatisfy(refusesByName);
      }),
      { numRuns: 300 },
    );
    expect(outcomes).toEqual(new Set([true, false]));
  });
}

const IMPORT = { name: 'import_business', names: ['p_business'], types: ['jsonb'] };

function refusesByName(said: Said | null): boolean {
  return said === null || (/^PT4(04|09|22)$/.test(said.code) && /^[a-z_]+$/.test(said.message));
}

async function ask(
  database: PGlite,
  asked: { name: string; names: string[]; types: string[] },
  values: unknown[],
): Promise<Said | null> {
  const passed = asked.types.map(
    (type, index) => `${asked.names[index]} => $${index + 1}::${type}`,
  );
  try {
    await database.transaction(async (tx) => {
      await tx.query(`select public.${asked.name}(${passed.join(', ')})`, values);
      await tx.exec('set constraints all immediate');
      await tx.rollback();
    });
    return null;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return { code: code ?? '', message };
  }
}
