import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHost } from './host.ts';
import { openPglite } from './pglite-engine.ts';
import { writeTemplate } from './template.ts';

/** Makes the seeded database that first starts copy; the last step of a build. */
export async function makeTemplate(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bellhop-template-'));
  try {
    const host = await openHost({ dataDir });
    await host.close();
    const engine = await openPglite({ directory: join(dataDir, 'pglite') });
    writeTemplate(await engine.dump());
    await engine.close();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
