import { z } from 'zod';

/** A phone number as the network writes it; fictional ranges are as good as any. */
export const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/);

export function optional<T extends z.ZodType>(type: T) {
  return type.optional();
}

/** http(s) and ws(s) are the same door for a base URL; a trailing slash means nothing. */
export function baseUrl(example: string) {
  return z
    .string()
    .refine((text) => {
      const url = URL.canParse(text) ? new URL(text) : null;
      return url !== null && ['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol);
    }, `must be an http(s) or ws(s) URL, for example ${example}`)
    .transform((text) => text.replace(/\/+$/, ''));
}

export function port(standard: number) {
  const message = `must be a port from 0 to 65535, for example ${standard}`;
  return z.coerce
    .number({ error: message })
    .int(message)
    .min(0, message)
    .max(65_535, message)
    .default(standard);
}

/** An ordered, comma-separated list of names. */
export function list<const N extends readonly [string, ...string[]]>(names: N) {
  const message = `must be a comma-separated list of ${names.join(', ')}, for example ${names[0]}`;
  return z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim().toLowerCase()))
    .pipe(z.array(z.enum(names, { error: message })).min(1, message));
}

/** The same address for a websocket client. */
export function asWebSocket(url: string): string {
  return url.replace(/^http/, 'ws');
}

/** The same address for an HTTP client. */
export function asHttp(url: string): string {
  return url.replace(/^ws/, 'http');
}
