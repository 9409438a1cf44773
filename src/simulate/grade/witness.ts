import type { DateTime } from 'luxon';
import { doneIn, type Heard, hear, type WriteKind } from '../caller/hear.ts';
import { momentsIn } from '../caller/moments.ts';
import type { Move } from '../caller/move.ts';
import type { Tenant } from '../engine/tenant.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Fault } from './fault.ts';
import { RIVAL_PHONE, show } from './grade-rows.ts';
import { daysSaid, gradeTruth, localText } from './grade-truth.ts';
import { type AppointmentRow, type Snapshot, slotsOf, snapshotOf } from './rows.ts';

/**
 * Watches a dialogue turn by turn beside the rows: what is said must be true when it is said, and
 * what is written must have been read back and agreed to just before.
 */
export class Witness {
  readonly #scenario: Scenario;
  readonly #tenant: Tenant;
  readonly #now: DateTime;
  readonly #before: Snapshot;
  #last: Snapshot;
  #day: string | null = null;
  #turn = -1;
  #said = '';
  #agentText = '';
  #heard: Heard | null = null;
  /** What the caller's last words agreed to, by what was read back. */
  #agreed: Heard | null = null;

  constructor(options: { scenario: Scenario; tenant: Tenant; now: DateTime; before: Snapshot }) {
    this.#scenario = options.scenario;
    this.#tenant = options.tenant;
    this.#now = options.now;
    this.#before = options.before;
    this.#last = options.before;
  }

  callerMeans(move: Move): void {
    this.#agreed = move.answers === 'yes' ? this.#heard : null;
    if (move.hangsUp) this.#agreed = null;
  }

  callerSaid(text: string): void {
    this.#said += ` ${text}`;
  }

  /** Judges what the agent has just said and done. */
  async agentSaid(text: string): Promise<Fault[]> {
    this.#turn += 1;
    const turn = this.#turn;
    const snapshot = await snapshotOf(this.#tenant);
    const faults = this.#writes(snapshot, text);
    const days = daysSaid(text, this.#now, this.#day);
    const scenario = this.#scenario;
    faults.push(
      ...gradeTruth({
        text,
        turn,
        now: this.#now,
        business: this.#tenant.business,
        snapshot,
        entitled: this.#entitled(snapshot),
        slots: await slotsOf(this.#tenant, days),
        day: this.#day,
        callerSaid: this.#said,
        ownNumbers: [scenario.from, scenario.caller.phone].filter((n) => n !== undefined),
        callerName: scenario.caller.name,
        callerCodes: codesOf(scenario),
      }),
    );
    if (text !== '' && text === this.#agentText) {
      faults.push({ kind: 'manners', detail: 'says the same words twice running', turn });
    }
    this.#agentText = text;
    this.#day = momentsIn(text, this.#now).findLast(({ day }) => day !== null)?.day ?? this.#day;
    this.#heard = hear(text, this.#now);
    this.#agreed = null;
    this.#last = snapshot;
    return faults;
  }

  /** What was written after the last word. */
  async callEnded(): Promise<Fault[]> {
    const snapshot = await snapshotOf(this.#tenant);
    const faults = this.#writes(snapshot, this.#agentText);
    this.#last = snapshot;
    this.#day = null;
    this.#heard = null;
    this.#agreed = null;
    this.#agentText = '';
    return faults;
  }

  #writes(snapshot: Snapshot, text: string): Fault[] {
    const was = new Map(this.#last.appointments.map((row) => [row.id, row]));
    const faults: Fault[] = [];
    const wrote = (kind: WriteKind, detail: string, start: string | null) => {
      if (!this.#consented(kind, start)) {
        faults.push({ kind: 'no-consent', detail: `${kind}: ${detail}`, turn: this.#turn });
      }
      if (!doneIn(text).includes(kind)) {
        faults.push({
          kind: 'manners',
          detail: `${kind} is not told: ${detail}`,
          turn: this.#turn,
        });
      }
    };
    for (const row of snapshot.appointments) {
      if (row.phone === RIVAL_PHONE) continue;
      const old = was.get(row.id);
      if (old && show(old) === show(row)) continue;
      const kind = !old ? 'book' : row.status === 'cancelled' ? 'cancel' : 'move';
      wrote(kind, show(row), row.at);
    }
    for (const { text: message } of snapshot.messages.slice(this.#last.messages.length)) {
      wrote('message', message, null);
    }
    return faults;
  }

  #consented(kind: WriteKind, start: string | null): boolean {
    const heard = this.#agreed;
    if (heard?.readBack?.kind !== kind) return false;
    return (
      start === null || heard.moments.some(({ day, minute }) => localText(day, minute) === start)
    );
  }

  /** Rows this caller may hear about: those of the number shown, of this call, or proved by code and name. */
  #entitled(snapshot: Snapshot): AppointmentRow[] {
    const { from, caller } = this.#scenario;
    const earlier = new Set(this.#before.appointments.map(({ id }) => id));
    const provenName = (caller.code_name ?? caller.name).toLowerCase();
    return snapshot.appointments.filter(
      (row) =>
        (!earlier.has(row.id) && row.phone !== RIVAL_PHONE) ||
        (from !== undefined && row.phone === from) ||
        (caller.code?.toUpperCase() === row.code && row.name.toLowerCase() === provenName),
    );
  }
}

function codesOf({ caller }: Scenario): string[] {
  const wrong = caller.complications.flatMap((one) =>
    one.do === 'slip' ? (one.wrong.code ?? []) : [],
  );
  return [caller.code ?? [], wrong].flat().map((code) => code.toUpperCase());
}
