import { isIP } from 'node:net';

/** Not an address or range that LiveKit would compare a caller's address with. */
export class InvalidAllowedAddress extends Error {
  override readonly name = 'InvalidAllowedAddress';
  readonly address: string;
  constructor(options: { address: string; why: string }) {
    super(
      `"${options.address}" is not an address calls may come from: ${options.why}. Write an address or a range, such as 54.172.60.0/30 or 2001:db8::/32.`,
    );
    this.address = options.address;
  }
}

/** Ranges wider than these are the open internet with a different name. */
const narrowestOpenPrefix = { 4: 7, 6: 15 } as const;

/**
 * Checks the addresses calls may come from and writes them in one form (always with a prefix
 * length, sorted, each once).
 *
 * Strict because LiveKit is not: it skips entries it cannot read, lets everybody in when none is
 * left, and compares host names with the `From` header, which a caller writes himself.
 * @throws InvalidAllowedAddress
 */
export function parseAllowedAddresses(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map(parseAllowedAddress))].sort();
}

/** Whether a range (as {@link parseAllowedAddresses} writes it) is no protection at all. */
export function isOpenToTheWorld(range: string): boolean {
  const [address = '', prefix = ''] = range.split('/');
  return Number(prefix) <= narrowestOpenPrefix[isIP(address) === 6 ? 6 : 4];
}

function parseAllowedAddress(written: string): string {
  const [address = '', prefix, ...rest] = written.trim().split('/');
  const version = isIP(address);
  const wrong = (why: string) => new InvalidAllowedAddress({ address: written, why });
  if (version === 0 || address.includes('%')) {
    throw wrong(/[a-z]{2}/i.test(address) ? 'host names can be forged' : 'it is no IP address');
  }
  if (version === 6 && address.includes('.')) throw wrong('write IPv4 addresses as IPv4');
  const bits = version === 6 ? 128 : 32;
  if (prefix === undefined) return `${address.toLowerCase()}/${bits}`;
  if (rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > bits) {
    throw wrong(`the part after the slash is a number from 0 to ${bits}`);
  }
  return `${address.toLowerCase()}/${prefix}`;
}
