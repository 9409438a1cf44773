import type { RunSql } from './engine.ts';
import { type RestError, restError } from './postgrest-errors.ts';

interface Parameter {
  name: string;
  type: string;
  optional: boolean;
}

interface FunctionRow {
  name: string;
  parameters: Parameter[];
  set: boolean;
  returns: string;
}

/** One way to call a function, with its arguments in a single JSON object. */
export interface Callable {
  /** The statement, from the arguments as a quoted SQL literal; answers one row, `result` text. */
  statement(argumentsLiteral: string): string;
  returnsVoid: boolean;
}

const LIST_FUNCTIONS = `
select json_build_object(
  'name', p.proname,
  'set', p.proretset,
  'returns', p.prorettype::regtype::text,
  'parameters', coalesce((
    select json_agg(json_build_object(
      'name', a.name,
      'type', format_type(a.type, null),
      'optional', a.place > p.pronargs - p.pronargdefaults) order by a.place)
    from unnest(p.proargnames[1:p.pronargs], p.proargtypes::oid[]) with ordinality as a (name, type, place)
  ), '[]'))::text as function
from pg_catalog.pg_proc p
where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and p.provariadic = 0
  and not exists (
    select 1 from pg_catalog.pg_depend d
    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`;

/** The functions of schema `public`, found by name and argument names as PostgREST finds them. */
export class Catalogue {
  readonly #run: RunSql;
  #functions = new Map<string, FunctionRow[]>();
  readonly #callables = new Map<string, Callable>();
  #loading: Promise<void> | null = null;

  constructor(run: RunSql) {
    this.#run = run;
  }

  /** Reads the functions anew; calls meanwhile share one reading. */
  load(): Promise<void> {
    this.#loading ??= this.#read().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async find(name: string, argumentNames: readonly string[]): Promise<Callable | RestError> {
    const key = `${name}(${argumentNames.join()})`;
    const known = this.#callables.get(key);
    if (known) return known;
    let found = this.#match(name, argumentNames);
    if (found.length === 0) {
      await this.load();
      found = this.#match(name, argumentNames);
    }
    const [only, another] = found;
    if (!only) return notFound(name, argumentNames);
    if (another) return ambiguous(name);
    const callable = makeCallable(only, argumentNames);
    this.#callables.set(key, callable);
    return callable;
  }

  async #read(): Promise<void> {
    const rows = await this.#run(LIST_FUNCTIONS);
    const functions = new Map<string, FunctionRow[]>();
    for (const row of rows) {
      const found = JSON.parse(String(row.function)) as FunctionRow;
      functions.set(found.name, [...(functions.get(found.name) ?? []), found]);
    }
    this.#functions = functions;
    this.#callables.clear();
  }

  #match(name: string, argumentNames: readonly string[]): FunctionRow[] {
    const given = new Set(argumentNames);
    return (this.#functions.get(name) ?? []).filter((candidate) => {
      const names = new Set(candidate.parameters.map((parameter) => parameter.name));
      return (
        argumentNames.every((argument) => names.has(argument)) &&
        candidate.parameters.every((parameter) => parameter.optional || given.has(parameter.name))
      );
    });
  }
}

export function isRestError(value: Callable | RestError): value is RestError {
  return 'status' in value;
}

function makeCallable(found: FunctionRow, argumentNames: readonly string[]): Callable {
  const used = found.parameters.filter((parameter) => argumentNames.includes(parameter.name));
  const passed = used.map(({ name }) => `${quoteName(name)} => a.${quoteName(name)}`).join(', ');
  const columns = used.map(({ name, type }) => `${quoteName(name)} ${type}`).join(', ');
  const call = `public.${quoteName(found.name)}(${passed})`;
  const json = found.returns === 'json' || found.returns === 'jsonb';
  const scalar = json ? `(${call})::text` : `to_json(${call})::text`;
  const source = (literal: string) =>
    used.length > 0 ? `json_to_record(${literal}::json) as a(${columns})` : '(select) as a';
  const returnsVoid = found.returns === 'void';
  return {
    returnsVoid,
    statement: (literal) => {
      if (found.set) {
        return `select coalesce(json_agg(r), '[]')::text as result from ${source(literal)}, lateral ${call} as r`;
      }
      return `select ${returnsVoid ? call : scalar} as result from ${source(literal)}`;
    },
  };
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function notFound(name: string, argumentNames: readonly string[]): RestError {
  const given = argumentNames.length > 0 ? `(${argumentNames.join(', ')})` : ' without parameters';
  return restError({
    status: 404,
    code: 'PGRST202',
    message: `Could not find the function public.${name}${given} in the schema cache`,
    details: `Searched for the function public.${name} ${
      argumentNames.length > 0
        ? `with parameters ${argumentNames.join(', ')}`
        : 'without parameters'
    }, but no matches were found in the schema cache.`,
  });
}

function ambiguous(name: string): RestError {
  return restError({
    status: 300,
    code: 'PGRST203',
    message: `Could not choose the best candidate function between several of public.${name}`,
    hint: 'Try renaming the parameters or the function itself in the database so function overloading can be resolved',
  });
}
