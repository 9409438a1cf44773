import type { Spool } from '../spool/spool.ts';
import type { BusinessRow } from '../store/rows.ts';

/** What a call has when the database is away. */
export interface Offline {
  /** Keeps what could not be stored. */
  spool: Spool;
  /** The last good copy of the business that was dialled or is named. */
  copyOf(wanted: { dialled?: string; business?: string }): Promise<BusinessRow | null>;
}
