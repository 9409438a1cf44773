import type { DateTime } from 'luxon';
import type { Business } from '../scenario/businesses.ts';

/** What a caller may know of a business before they call: what its sign and website say. */
export interface World {
  business: Business;
  /** The pinned instant, in the business's zone. */
  now: DateTime;
  british: boolean;
}

export function serviceName(world: World, slug: string): string {
  return world.business.services.find((service) => service.slug === slug)?.name ?? slug;
}

export function resourceName(world: World, slug: string): string {
  return world.business.resources.find((resource) => resource.slug === slug)?.name ?? slug;
}

/** The service a sentence names, the longest name winning; null for none. */
export function serviceNamedIn(text: string, world: World): string | null {
  const low = text.toLowerCase();
  const named = world.business.services
    .filter(({ name }) => low.includes(name.toLowerCase()))
    .sort((one, other) => other.name.length - one.name.length);
  return named[0]?.slug ?? null;
}

/** People and things that can be asked for by name, named in a sentence. */
export function resourcesNamedIn(text: string, world: World): string[] {
  return world.business.resources
    .filter(
      ({ selectable, name }) => selectable && new RegExp(`\\bwith ${name}\\b`, 'i').test(text),
    )
    .map(({ slug }) => slug);
}
