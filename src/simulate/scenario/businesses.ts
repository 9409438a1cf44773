import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BusinessDocument, readBusinessFile } from '../../store/business-file.ts';

export type Business = BusinessDocument;

/** The businesses of a folder of business files, by slug; null for one that is not there. */
export function businessesIn(folder: string): (slug: string) => Business | null {
  const known = new Map<string, Business | null>();
  return (slug) => {
    const path = join(folder, `${slug}.yaml`);
    if (!known.has(slug)) {
      const there = existsSync(path);
      known.set(slug, there ? readBusinessFile(readFileSync(path, 'utf8'), path) : null);
    }
    return known.get(slug) ?? null;
  };
}
