import { setTimeout as delay } from 'node:timers/promises';
import type { Access } from './access.ts';
import { type Catalogue, isRestError } from './catalogue.ts';
import type { Engine } from './engine.ts';
import { isConnectionFailure, type RestError, restErrorOf, sqlState } from './postgrest-errors.ts';

const MAX_TRIES = 4;
const RETRY_PAUSE_MS = 10;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const UNDEFINED_FUNCTION = '42883';

export interface FunctionCall {
  name: string;
  args: Record<string, unknown>;
  access: Access;
  /** ISO instant that business time stands still at, or null for the real clock. */
  now: string | null;
}

/** JSON text of the result, or null for a function that returns nothing. */
export type FunctionAnswer = { ok: true; json: string | null } | { ok: false; error: RestError };

/**
 * Calls one function as PostgREST does: one transaction in the asker's role, with the claims of
 * its token. It is one round trip: the settings and the call are two statements of one message.
 * Lost races and lost connections are tried again, which every write's idempotency key allows.
 */
export async function callFunction(
  { engine, catalogue }: { engine: Engine; catalogue: Catalogue },
  call: FunctionCall,
): Promise<FunctionAnswer> {
  const names = Object.keys(call.args).sort();
  const argumentsLiteral = quoteText(JSON.stringify(call.args));
  for (let tries = 1; ; tries += 1) {
    try {
      const callable = await catalogue.find(call.name, names);
      if (isRestError(callable)) return { ok: false, error: callable };
      const rows = await engine.run(`${settings(call)};\n${callable.statement(argumentsLiteral)}`);
      return { ok: true, json: callable.returnsVoid ? null : String(rows[0]?.result ?? 'null') };
    } catch (error) {
      if (tries < MAX_TRIES && (await mayTryAgain(error, { tries, catalogue }))) continue;
      const anonymous = call.access.role === 'anon';
      return { ok: false, error: restErrorOf(error, { anonymous }) };
    }
  }
}

async function mayTryAgain(
  error: unknown,
  { tries, catalogue }: { tries: number; catalogue: Catalogue },
): Promise<boolean> {
  const state = sqlState(error);
  if (state === UNDEFINED_FUNCTION && tries === 1) {
    await catalogue.load();
    return true;
  }
  const lostRace = state === SERIALIZATION_FAILURE || state === DEADLOCK;
  if (!lostRace && !(isConnectionFailure(error) && tries === 1)) return false;
  await delay(RETRY_PAUSE_MS * tries);
  return true;
}

function settings({ access, now }: FunctionCall): string {
  return (
    `select set_config('search_path', '"public", "extensions"', true),` +
    ` set_config('request.jwt.claims', ${quoteText(access.claims)}, true),` +
    ` set_config('bellhop.now', ${quoteText(now ?? '')}, true),` +
    ` set_config('role', '${access.role}', true)`
  );
}

/** A text literal that is the same under either setting of standard_conforming_strings. */
function quoteText(text: string): string {
  const quoted = `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  return text.includes('\\') ? ` E${quoted}` : quoted;
}
