import { fileURLToPath } from 'node:url';

/** A schema of small functions that show what the host hands to the database. */
export const fixtureSchema = fileURLToPath(new URL('./schema', import.meta.url));

export interface Answer {
  status: number;
  body: unknown;
}

/** Calls a function as any HTTP client would. */
export async function callFunction(args: {
  url: string;
  key?: string;
  name: string;
  body?: unknown;
  headers?: Record<string, string>;
  fetch?: typeof globalThis.fetch;
}): Promise<Answer> {
  const send = args.fetch ?? globalThis.fetch;
  const response = await send(`${args.url}/rest/v1/rpc/${args.name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(args.key === undefined ? {} : { apikey: args.key }),
      ...args.headers,
    },
    body: typeof args.body === 'string' ? args.body : JSON.stringify(args.body ?? {}),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}
