import { SIPInboundTrunkInfo } from '@livekit/protocol';
import { isOpenToTheWorld, parseAllowedAddresses } from './allowed-addresses.ts';
import { type DialledNumber, sameNumber } from './dialled-numbers.ts';

/** Who may send calls to the trunk. */
export interface TrunkProtection {
  /** Ranges calls may come from; empty: from anywhere. */
  addresses: string[];
  /** User name the carrier signs in with, or undefined. */
  username?: string;
}

/** The trunk would take calls from anyone who finds the server. */
export class OpenTrunkRefused extends Error {
  override readonly name = 'OpenTrunkRefused';
  constructor() {
    super(
      'Anyone on the internet could call this trunk, at your cost. Give the addresses your carrier calls from (--allow-address 54.172.60.0/30), or a user name and password it signs in with; or say --allow-any-address if a firewall in front of the server already decides.',
    );
  }
}

/** One of the two sign-in values without the other; LiveKit would then ask for neither. */
export class IncompleteTrunkSignIn extends Error {
  override readonly name = 'IncompleteTrunkSignIn';
  constructor() {
    super('A trunk signs in with a user name and a password: give both, or neither.');
  }
}

/** Another trunk on the server answers the number; calls to it would fail or go elsewhere. */
export class NumberClaimedElsewhere extends Error {
  override readonly name = 'NumberClaimedElsewhere';
  readonly number: string;
  readonly trunkId: string;
  readonly trunkName: string;
  constructor(options: { number: string; business: string; trunkId: string; trunkName: string }) {
    super(
      `${options.number} (${options.business}) already belongs to the trunk "${options.trunkName}" (${options.trunkId}), which was not set up here. Take the number out of that trunk or delete it (lk sip inbound delete ${options.trunkId}), and run this again.`,
    );
    this.number = options.number;
    this.trunkId = options.trunkId;
    this.trunkName = options.trunkName;
  }
}

/** Marks what this program set up, so that a trunk of the same name made by hand is left alone. */
const ownership = JSON.stringify({ managedBy: 'bellhop' });

export function isOurTrunk(trunk: SIPInboundTrunkInfo, trunkName: string): boolean {
  return trunk.name === trunkName && trunk.metadata === ownership;
}

/** @throws NumberClaimedElsewhere */
export function refuseClaimedNumbers(options: {
  numbers: readonly DialledNumber[];
  foreign: readonly SIPInboundTrunkInfo[];
}): void {
  for (const { number, business } of options.numbers) {
    const claimant = options.foreign.find((trunk) =>
      trunk.numbers.some((claimed) => sameNumber(claimed, number)),
    );
    if (claimant) {
      const { sipTrunkId: trunkId, name: trunkName } = claimant;
      throw new NumberClaimedElsewhere({ number, business, trunkId, trunkName });
    }
  }
}

/**
 * The trunk as it should be. Settings of `existing` that are not ours to decide (noise
 * cancellation, ringing timeout, headers ...) stay, and so does its protection where the wish
 * names none: running set-up again to add a number must not need the carrier's addresses again.
 * @throws InvalidAllowedAddress
 * @throws IncompleteTrunkSignIn
 * @throws OpenTrunkRefused
 */
export function wantedTrunk(options: {
  existing: SIPInboundTrunkInfo | undefined;
  name: string;
  numbers: string[];
  allowedAddresses: readonly string[];
  allowAnyAddress: boolean;
  authUsername?: string | undefined;
  authPassword?: string | undefined;
}): SIPInboundTrunkInfo {
  const { existing, allowAnyAddress, authUsername = '', authPassword = '' } = options;
  if ((authUsername === '') !== (authPassword === '')) throw new IncompleteTrunkSignIn();
  const trunk = existing?.clone() ?? new SIPInboundTrunkInfo();
  trunk.name = options.name;
  trunk.metadata = ownership;
  trunk.numbers = options.numbers;
  if (options.allowedAddresses.length > 0 || allowAnyAddress) {
    trunk.allowedAddresses = parseAllowedAddresses(options.allowedAddresses);
  }
  if (authUsername !== '') {
    trunk.authUsername = authUsername;
    trunk.authPassword = authPassword;
  }
  if (isOpen(trunk) && !allowAnyAddress) throw new OpenTrunkRefused();
  return trunk;
}

/** Whether anyone may call: no sign-in, and no range of addresses that keeps somebody out. */
export function isOpen(trunk: SIPInboundTrunkInfo): boolean {
  if (trunk.authUsername !== '' && trunk.authPassword !== '') return false;
  return trunk.allowedAddresses.length === 0 || trunk.allowedAddresses.some(isOpenToTheWorld);
}

export function protectionOf(trunk: SIPInboundTrunkInfo): TrunkProtection {
  return {
    addresses: trunk.allowedAddresses,
    ...(trunk.authUsername !== '' && { username: trunk.authUsername }),
  };
}
