import { join } from 'node:path';
import { openPglite } from '../../src/embedded/pglite-engine.ts';

export interface StoredEvent {
  call_id: string;
  seq: number;
  type: string;
  data: Record<string, unknown>;
}

/** All stored events of all calls, in order. Only once no process uses the data directory. */
export async function storedEvents(dataDir: string): Promise<StoredEvent[]> {
  const engine = await openPglite({ directory: join(dataDir, 'pglite') });
  try {
    const rows = await engine.run(
      'select call_id, seq, type, data from call_events order by call_id, seq',
    );
    return rows as unknown as StoredEvent[];
  } finally {
    await engine.close();
  }
}
