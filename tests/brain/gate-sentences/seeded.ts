import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { BusinessRow } from '../../../src/store/rows.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

interface BusinessFile {
  slug: string;
  name: string;
  zone: string;
  locale: string;
  country: string;
  services: {
    slug: string;
    name: string;
    aliases: string[];
    duration_minutes: number;
    price: number;
    currency: string;
    min_party?: number;
    max_party?: number;
  }[];
  resources: {
    slug: string;
    name: string;
    aliases: string[];
    kind: string;
    selectable: boolean;
    hours: { days: string[]; opens: string; closes: string }[];
  }[];
}

/** The businesses that come with Bellhop, as the database tells of them once they are imported. */
export const SEEDED = {
  'maple-dental': seeded('maple-dental'),
  'pine-valley-golf': seeded('pine-valley-golf'),
  'studio-nine': seeded('studio-nine'),
};

function seeded(slug: string): BusinessRow {
  const path = new URL(`../../../supabase/businesses/${slug}.yaml`, import.meta.url);
  const file: BusinessFile = parse(readFileSync(path, 'utf8'));
  const hours = file.resources.flatMap(({ hours: spans }) =>
    spans.flatMap(({ days, opens, closes }) =>
      days.map((day) => ({ weekday: DAYS.indexOf(day) + 1, opens, closes })),
    ),
  );
  const unlike = new Map(hours.map((span) => [JSON.stringify(span), span]));
  return {
    id: '00000000-0000-4000-8000-000000000001',
    slug: file.slug,
    name: file.name,
    zone: file.zone,
    locale: file.locale,
    country: file.country,
    greeting: null,
    transfer_targets: {},
    services: file.services.map(({ price, min_party = 1, max_party = 1, ...service }) => ({
      ...service,
      min_party,
      max_party,
      price_cents: Math.round(price * 100),
    })),
    resources: file.resources.map(({ slug: id, name, aliases, kind, selectable }) => ({
      slug: id,
      name,
      aliases,
      kind,
      selectable,
    })),
    hours: [...unlike.values()],
  };
}
