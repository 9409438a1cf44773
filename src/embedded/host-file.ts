import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HOST_HEADER } from './server.ts';

const hostFileShape = z.object({
  url: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }),
  key: z.string().min(1),
  anon_key: z.string().min(1),
  jwt_secret: z.string().min(1),
  pid: z.number().int(),
  instance: z.string().min(1),
});
/** Where the owner of a data directory serves, and with which keys. */
export type HostFile = z.infer<typeof hostFileShape>;

function pathIn(directory: string): string {
  return join(directory, 'host.json');
}

/** The file, or null when there is none or it is not one. */
export function readHostFile(directory: string): HostFile | null {
  try {
    return hostFileShape.parse(JSON.parse(readFileSync(pathIn(directory), 'utf8')));
  } catch {
    return null;
  }
}

export function writeHostFile(directory: string, file: HostFile): void {
  const draft = `${pathIn(directory)}.${file.instance}`;
  writeFileSync(draft, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, pathIn(directory));
}

/** Removes the file if it is still this instance's. */
export function removeHostFile(directory: string, instance: string): void {
  if (readHostFile(directory)?.instance === instance) rmSync(pathIn(directory), { force: true });
}

const healthShape = z.object({ instance: z.string(), schema: z.string(), pid: z.number() });
export type HostHealth = z.infer<typeof healthShape>;

const PROBE_TIMEOUT_MS = 2_000;

/** What serves at the file's address says of itself; null unless it is the host the file means. */
export async function probeHost(file: HostFile): Promise<HostHealth | null> {
  try {
    const response = await fetch(`${file.url}/health`, {
      headers: { apikey: file.key },
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    if (!response.ok || response.headers.get(HOST_HEADER) !== file.instance) return null;
    return healthShape.parse(await response.json());
  } catch {
    return null;
  }
}
