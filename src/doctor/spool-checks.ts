import { type Check, ok, warn } from './check.ts';

export interface SpoolChecks {
  /** What was kept while the database was away; absent where nothing is looked at. */
  spool?: { names(): Promise<string[]>; setAsideNames(): Promise<string[]> } | undefined;
}

/** Whether anything still waits to be delivered, or never can be. */
export async function checkSpool({ spool }: SpoolChecks): Promise<Check[]> {
  if (spool === undefined) return [];
  const id = 'spool';
  const [waiting, rejected] = await Promise.all([spool.names(), spool.setAsideNames()]);
  const checks = [
    ...(waiting.length > 0
      ? [
          warn(id, {
            detail: `${count(waiting)} kept while the database was away and not yet delivered.`,
            advice:
              'A running worker or desk delivers within seconds of the database being back; run one on this machine.',
          }),
        ]
      : []),
    ...(rejected.length > 0
      ? [
          warn(id, {
            detail: `${count(rejected)} kept while the database was away and then refused by it: ${rejected.slice(0, 3).join(', ')}.`,
            advice:
              'Read the files in the folder spool of BELLHOP_DATA_DIR: what callers said is in them. Remove them when they are dealt with.',
          }),
        ]
      : []),
  ];
  return checks.length > 0 ? checks : [ok(id, { detail: 'Nothing waits to be delivered.' })];
}

function count(files: readonly string[]): string {
  return files.length === 1 ? 'One message or call was' : `${files.length} messages or calls were`;
}
