import { isOpenAt } from '../booking/opening.ts';
import type { BusinessRow, TransferTargetRow } from '../store/rows.ts';

/** Somebody callers can be put through to, by the name they go by. */
export interface TransferTarget extends TransferTargetRow {
  name: string;
}

/** Everyone who can be reached by transfer, in the order of the business's file. */
export function transferTargetsOf({
  transfer_targets,
}: Pick<BusinessRow, 'transfer_targets'>): TransferTarget[] {
  return Object.entries(transfer_targets)
    .map(([name, target]) => ({ name, ...target }))
    .sort((a, b) => a.position - b.position);
}

/** The target of this name or other name, however it is written; numbers and addresses are none. */
export function findTarget(
  business: Pick<BusinessRow, 'transfer_targets'>,
  said: string,
): TransferTarget | undefined {
  const wanted = plain(said);
  return transferTargetsOf(business).find(({ name, aliases }) =>
    [name, ...aliases].some((one) => plain(one) === wanted),
  );
}

/** Whether somebody is there to take the call: in the target's own hours, else the business's. */
export function isReachable(
  target: TransferTargetRow,
  { business, now }: { business: BusinessRow; now: Date },
): boolean {
  return isOpenAt({
    at: now,
    zone: business.zone,
    hours: target.hours ?? business.hours,
    closedDays: business.closed_days ?? [],
  });
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:the|our|a) /, '')
    .trim();
}
