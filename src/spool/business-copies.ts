import { z } from 'zod';
import { type BusinessRow, businessRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Spool } from './spool.ts';

const NAME = 'businesses.json';
const copies = z.array(z.object({ business: businessRow, numbers: z.array(z.string()) }));

/** Keeps a copy of every business, for calls that come while the database is away. */
export async function copyBusinesses(options: { store: Store; folder: Spool }): Promise<void> {
  await options.folder.keep(NAME, await options.store.businessCopies());
}

/** The last good copy of the business that was dialled, else of the one named; null without one. */
export async function copyOfBusiness(
  folder: Spool,
  wanted: { dialled?: string; business?: string },
): Promise<BusinessRow | null> {
  const parsed = copies.safeParse(await folder.read(NAME));
  if (!parsed.success) return null;
  const found =
    parsed.data.find(({ numbers }) => wanted.dialled && numbers.includes(wanted.dialled)) ??
    parsed.data.find(({ business }) => business.slug === wanted.business);
  return found?.business ?? null;
}
