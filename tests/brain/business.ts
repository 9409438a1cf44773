import type { BusinessRow } from '../../src/store/rows.ts';

/** A small practice, as the database would tell of it. */
export const BUSINESS: BusinessRow = {
  id: '00000000-0000-4000-8000-000000000001',
  slug: 'maple-dental',
  name: 'Maple Dental',
  zone: 'America/New_York',
  locale: 'en-US',
  country: 'US',
  greeting: null,
  transfer_targets: {},
  ask_for_email: false,
  services: [
    {
      slug: 'cleaning',
      name: 'Cleaning',
      aliases: ['clean'],
      duration_minutes: 30,
      price_cents: 12000,
      currency: 'USD',
      min_party: 1,
      max_party: 1,
    },
    {
      slug: 'checkup',
      name: 'Check-up',
      aliases: ['exam'],
      duration_minutes: 30,
      price_cents: 8000,
      currency: 'USD',
      min_party: 1,
      max_party: 1,
    },
  ],
  resources: [
    { slug: 'chair', name: "the dentist's chair", aliases: [], kind: 'dentist', selectable: false },
  ],
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })),
};
