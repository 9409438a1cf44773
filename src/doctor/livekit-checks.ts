import { RoomServiceClient, SipClient } from 'livekit-server-sdk';
import { asHttp } from '../config/fields.ts';
import type { Store } from '../store/store.ts';
import { type DialledNumber, sameNumber } from '../telephony/dialled-numbers.ts';
import { askLivekit, SipNotConnected } from '../telephony/livekit-failures.ts';
import { isOpen } from '../telephony/trunk.ts';
import { type Check, fail, ok, reasonOf, warn } from './check.ts';
import { checkOutboundTrunks } from './target-checks.ts';

export interface LivekitAccess {
  /** `ws(s)` or `http(s)`. */
  url?: string | undefined;
  apiKey?: string | undefined;
  apiSecret?: string | undefined;
  agentName: string;
}

export interface LivekitChecks {
  livekit: LivekitAccess;
  /** Numbers that should ring here; rejects when the database does not answer. */
  numbers: Promise<readonly DialledNumber[]>;
  /** Those whose callers may be put through; asked only where there is telephony. */
  businesses?: (() => ReturnType<Store['listBusinesses']>) | undefined;
  timeoutMs: number;
}

/** Whether calls reach the server, and from there the agent. */
export async function checkLivekit(options: LivekitChecks): Promise<Check[]> {
  const { url, apiKey, apiSecret } = options.livekit;
  const missing = [
    !url && 'LIVEKIT_URL',
    !apiKey && 'LIVEKIT_API_KEY',
    !apiSecret && 'LIVEKIT_API_SECRET',
  ].filter((name) => name !== false);
  if (!url || !apiKey || !apiSecret) return [incomplete(missing)];
  const requestTimeout = options.timeoutMs / 1000;
  const rooms = new RoomServiceClient(asHttp(url), apiKey, apiSecret, { requestTimeout });
  try {
    const open = await askLivekit(url, () => rooms.listRooms());
    const reached = ok('livekit', {
      detail: `LiveKit answers at ${url} and accepts the key; ${open.length} rooms open.`,
    });
    const sip = new SipClient(asHttp(url), apiKey, apiSecret, { requestTimeout });
    return [reached, ...(await checkTelephony({ ...options, url, sip }))];
  } catch (error) {
    return [
      fail('livekit', {
        detail: reasonOf(error),
        advice: 'No call can be taken until this works; the terminal (npm start) does not need it.',
      }),
    ];
  }
}

function incomplete(missing: string[]): Check {
  if (missing.length === 3) {
    return warn('livekit', {
      detail: 'LiveKit is not set up: the terminal works, calls do not.',
      advice: 'Set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET to take calls.',
    });
  }
  return fail('livekit', {
    detail: `LiveKit is set up by halves: ${missing.join(' and ')} missing.`,
    advice: 'Set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET, or none of them.',
  });
}

async function checkTelephony(
  options: LivekitChecks & { url: string; sip: SipClient },
): Promise<Check[]> {
  const { url, sip } = options;
  try {
    const trunks = await askLivekit(url, () => sip.listSipInboundTrunk());
    const rules = await askLivekit(url, () => sip.listSipDispatchRule());
    const connected = ok('telephony', {
      detail: `Telephony is connected: ${trunks.length} inbound trunks, ${rules.length} dispatch rules.`,
    });
    const numbers = await options.numbers.catch(() => undefined);
    if (numbers === undefined) return [connected];
    const businesses = (await options.businesses?.().catch(() => undefined)) ?? [];
    const outbound = await checkOutboundTrunks({ businesses, sip });
    return [connected, ...checkNumbers({ ...options, trunks, rules, numbers }), ...outbound];
  } catch (error) {
    const detail = reasonOf(error);
    if (error instanceof SipNotConnected) {
      return [
        warn('telephony', {
          detail: 'This LiveKit server has no telephony: browsers can call, telephones cannot.',
          advice: detail,
        }),
      ];
    }
    return [fail('telephony', { detail, advice: 'Check that the key may manage SIP.' })];
  }
}

function checkNumbers(options: {
  livekit: LivekitAccess;
  trunks: Awaited<ReturnType<SipClient['listSipInboundTrunk']>>;
  rules: Awaited<ReturnType<SipClient['listSipDispatchRule']>>;
  numbers: readonly DialledNumber[];
}): Check[] {
  const { trunks, rules, numbers } = options;
  const { agentName } = options.livekit;
  const id = 'telephony.numbers';
  if (numbers.length === 0) {
    return [
      warn(id, {
        detail: 'No business has a telephone number.',
        advice: 'Add "numbers:" to its file and run: bellhop business import FILE.yaml',
      }),
    ];
  }
  const trunkOf = (number: string) =>
    trunks.find((trunk) => trunk.numbers.some((one) => sameNumber(one, number))) ??
    trunks.find((trunk) => trunk.numbers.length === 0);
  const lost = numbers.filter(({ number }) => trunkOf(number) === undefined);
  if (lost.length > 0) {
    const trouble = {
      detail: `No trunk answers ${list(lost)}.`,
      advice: 'Run: bellhop telephony setup',
    };
    // With none connected this may be an installation for browsers only.
    return [lost.length === numbers.length ? warn(id, trouble) : fail(id, trouble)];
  }
  const unanswered = numbers.filter(({ number }) => {
    const trunkId = trunkOf(number)?.sipTrunkId ?? '';
    return !rules.some(
      (rule) =>
        (rule.trunkIds.length === 0 || rule.trunkIds.includes(trunkId)) &&
        (rule.roomConfig?.agents.some((agent) => agent.agentName === agentName) ?? false),
    );
  });
  if (unanswered.length > 0) {
    return [
      fail(id, {
        detail: `No dispatch rule brings the agent "${agentName}" to calls to ${list(unanswered)}: they would ring until the caller gives up.`,
        advice: 'Run: bellhop telephony setup',
      }),
    ];
  }
  const open = numbers.filter(({ number }) => {
    const trunk = trunkOf(number);
    return trunk !== undefined && isOpen(trunk);
  });
  if (open.length > 0) {
    return [
      warn(id, {
        detail: `Anyone on the internet may call the trunk of ${list(open)}, at your cost.`,
        advice:
          'Run bellhop telephony setup with the addresses of your carrier (docs/telephony.md), unless a firewall decides.',
      }),
    ];
  }
  return [ok(id, { detail: `All ${numbers.length} telephone numbers reach the agent.` })];
}

function list(numbers: readonly DialledNumber[]): string {
  return numbers.map(({ number, business }) => `${number} (${business})`).join(', ');
}
