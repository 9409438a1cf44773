import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What opens the host: its own keys, and the secret that signs the tokens of people. */
export interface AccessKeys {
  /** Full rights (`service_role`); the application's own. */
  serviceKey: string;
  /** Role `anon`, which may call nothing. */
  anonKey: string;
  /** Signs HS256 tokens with a `role` claim, such as an operator's. */
  jwtSecret: string;
}

export type Role = 'service_role' | 'authenticated' | 'anon';
const ROLES: readonly string[] = ['service_role', 'authenticated', 'anon'];

export interface Access {
  role: Role;
  /** JSON text of the token's claims. */
  claims: string;
}

export function newAccessKeys(): AccessKeys {
  const secret = () => randomBytes(24).toString('base64url');
  return {
    serviceKey: `sb_secret_${secret()}`,
    anonKey: `sb_publishable_${secret()}`,
    jwtSecret: secret(),
  };
}

/**
 * Who asks. `Authorization: Bearer` decides when it is there (a person's token beside the
 * publishable key), else `apikey`; a credential that is wrong opens nothing, whatever the other is.
 *
 * @returns null when there is no valid credential
 */
export function checkAccess(args: {
  keys: AccessKeys;
  apiKey: string | undefined;
  authorization: string | undefined;
  /** Unix seconds. */
  now: number;
}): Access | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(args.authorization ?? '')?.[1];
  if (args.authorization !== undefined && bearer === undefined) return null;
  const credential = bearer ?? args.apiKey;
  if (!credential) return null;
  if (
    args.apiKey &&
    args.apiKey !== credential &&
    !accessOf({ ...args, credential: args.apiKey })
  ) {
    return null;
  }
  return accessOf({ ...args, credential });
}

function accessOf(args: { keys: AccessKeys; credential: string; now: number }): Access | null {
  if (same(args.credential, args.keys.serviceKey)) return keyAccess('service_role');
  if (same(args.credential, args.keys.anonKey)) return keyAccess('anon');
  return tokenAccess(args);
}

function keyAccess(role: Role): Access {
  return { role, claims: JSON.stringify({ role }) };
}

function tokenAccess(args: { keys: AccessKeys; credential: string; now: number }): Access | null {
  const [header, payload, signature, ...rest] = args.credential.split('.');
  if (!header || !payload || !signature || rest.length > 0) return null;
  if (!same(signature, signatureOf(`${header}.${payload}`, args.keys.jwtSecret))) return null;
  const algorithm = parseObject(header)?.alg;
  const claims = parseObject(payload);
  if (algorithm !== 'HS256' || !claims) return null;
  if (typeof claims.exp === 'number' && claims.exp <= args.now) return null;
  if (typeof claims.role !== 'string' || !ROLES.includes(claims.role)) return null;
  return { role: claims.role as Role, claims: JSON.stringify(claims) };
}

/** A token for a person, such as an operator who may see one business. */
export function signToken(args: {
  jwtSecret: string;
  claims: { role: Role; exp: number } & Record<string, unknown>;
}): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(args.claims)}`;
  return `${signed}.${signatureOf(signed, args.jwtSecret)}`;
}

function signatureOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function parseObject(base64url: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
