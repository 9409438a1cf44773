import { isIP } from 'node:net';

/** What is known of where a request comes from. */
export interface Visit {
  /** Address of the peer of the connection. */
  remoteAddress: string | undefined;
  /** `Host` header. */
  host: string | undefined;
  /** Set by a proxy (`X-Forwarded-For`, `Forwarded`). */
  forwarded: string | undefined;
}

/**
 * Whether the request comes from this machine itself: not through a proxy on it (which makes
 * everybody a neighbour), and not from a web page whose name was pointed at this machine.
 */
export function isFromThisMachine(visit: Visit): boolean {
  if (visit.forwarded !== undefined) return false;
  return isLoopbackAddress(visit.remoteAddress ?? '') && isLoopbackHost(visit.host ?? '');
}

/** Whether a page of this origin was served from this machine. */
export function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopbackHost(new URL(origin).host);
}

function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || isLoopbackAddress(name);
}

function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}
