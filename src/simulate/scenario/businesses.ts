import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BusinessDocument, readBusinessFile } from '../../store/business-file.ts';

export type Business = BusinessDocument;

/** The businesses of some folders of business files, by slug; null for one that is in none. */
export function businessesIn(...folders: string[]): (slug: string) => Business | null {
  const known = new Map<string, Business | null>();
  return (slug) => {
    if (!known.has(slug)) {
      const path = folders.map((folder) => join(folder, `${slug}.yaml`)).find(existsSync);
      known.set(slug, path ? readBusinessFile(readFileSync(path, 'utf8'), path) : null);
    }
    return known.get(slug) ?? null;
  };
}
