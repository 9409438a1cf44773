import type { SipClient } from 'livekit-server-sdk';
import type { Store } from '../store/store.ts';
import { type Check, fail, ok, warn } from './check.ts';

type Businesses = Awaited<ReturnType<Store['listBusinesses']>>;

/** Whether a caller whom nobody answers can be sent anywhere. */
export function checkFallback(businesses: Businesses): Check[] {
  const id = 'fallback';
  const called = businesses.filter(
    ({ numbers, transfer_targets: targets }) => numbers.length > 0 && targets !== undefined,
  );
  if (called.length === 0) return [];
  const without = called.filter(
    ({ transfer_targets: targets }) => Object.keys(targets ?? {}).length === 0,
  );
  if (without.length > 0) {
    return [
      warn(id, {
        detail: `${without.map(({ slug }) => slug).join(', ')}: nobody to send callers to when no agent can answer; they would only hear a goodbye.`,
        advice:
          'Add "transfer_targets:" to the file, one of them named fallback (docs/handing-over.md), and run: bellhop business import FILE.yaml',
      }),
    ];
  }
  return [ok(id, { detail: 'Every business has somebody to send callers to.' })];
}

/** Whether the trunks that warm transfers ring through exist. */
export async function checkOutboundTrunks(options: {
  businesses: Businesses;
  sip: Pick<SipClient, 'listSipOutboundTrunk'>;
}): Promise<Check[]> {
  const wanted = options.businesses.flatMap(({ slug, transfer_targets: targets }) =>
    Object.values(targets ?? {}).flatMap(({ how, trunk }) =>
      how === 'warm' ? [{ slug, trunk: trunk ?? '' }] : [],
    ),
  );
  if (wanted.length === 0) return [];
  const id = 'telephony.outbound';
  const known = (await options.sip.listSipOutboundTrunk()).map(({ sipTrunkId }) => sipTrunkId);
  const lost = wanted.filter(({ trunk }) => !known.includes(trunk));
  if (lost.length > 0) {
    return [
      fail(id, {
        detail: `LiveKit has no outbound trunk ${lost.map(({ trunk, slug }) => `${trunk || '(none)'} (${slug})`).join(', ')}: warm transfers would fail.`,
        advice:
          'Make one (lk sip outbound create), and put its id into settings.outbound_trunk of the business file.',
      }),
    ];
  }
  return [ok(id, { detail: 'The outbound trunks of warm transfers are there.' })];
}
