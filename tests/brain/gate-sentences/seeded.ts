import { readFileSync } from 'node:fs';
import { readBusinessFile } from '../../../src/store/business-file.ts';
import type { BusinessRow } from '../../../src/store/rows.ts';

/** The businesses that come with Bellhop, as the database tells of them once they are imported. */
export const SEEDED = {
  'maple-dental': seeded('maple-dental'),
  'pine-valley-golf': seeded('pine-valley-golf'),
  'studio-nine': seeded('studio-nine'),
};

function seeded(slug: string): BusinessRow {
  const path = new URL(`../../../supabase/businesses/${slug}.yaml`, import.meta.url);
  const file = readBusinessFile(readFileSync(path, 'utf8'), `${slug}.yaml`);
  const hours = file.resources.flatMap((resource) =>
    resource.hours.map(({ weekday, opens, closes, last_start }) => ({
      weekday,
      opens,
      closes,
      last_start,
    })),
  );
  const unlike = new Map(hours.map((span) => [JSON.stringify(span), span]));
  const { name, zone, locale, country } = file;
  return {
    id: '00000000-0000-4000-8000-000000000001',
    slug,
    name,
    zone,
    locale,
    country,
    greeting: null,
    transfer_targets: {},
    ask_for_email: false,
    services: file.services.map(({ resources: _everywhere, ...service }) => service),
    resources: file.resources.map(({ slug: id, name: called, aliases, kind, selectable }) => ({
      slug: id,
      name: called,
      aliases,
      kind,
      selectable,
    })),
    hours: [...unlike.values()],
  };
}
