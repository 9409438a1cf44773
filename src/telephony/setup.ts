import type { SIPDispatchRuleInfo, SIPInboundTrunkInfo } from '@livekit/protocol';
import { SipClient } from 'livekit-server-sdk';
import { asHttp } from '../config/fields.ts';
import { type DialledNumber, parseDialledNumbers } from './dialled-numbers.ts';
import { isOurRule, wantedRule } from './dispatch-rule.ts';
import { askLivekit } from './livekit-failures.ts';
import {
  isOpen,
  isOurTrunk,
  protectionOf,
  refuseClaimedNumbers,
  type TrunkProtection,
  wantedTrunk,
} from './trunk.ts';

export interface TelephonySetup {
  /** `ws(s)` or `http(s)`. */
  livekitUrl: string;
  apiKey: string;
  apiSecret: string;
  /** The name the worker registers under. */
  agentName: string;
  /** Every number a business answers. */
  numbers: readonly DialledNumber[];
  /** Addresses and ranges the carrier calls from; empty: what the trunk already has stays. */
  allowedAddresses: readonly string[];
  /** Says that an open trunk is meant. */
  allowAnyAddress: boolean;
  authUsername?: string | undefined;
  authPassword?: string | undefined;
  /** What our trunk and rule are called; two installations on one server need two names. */
  trunkName?: string | undefined;
  /** Rooms are named `PREFIX_+CALLER_RANDOM`. */
  roomPrefix?: string | undefined;
  /** Told of each change as it is made; the report holds the same. */
  log: { info(fields: Record<string, unknown>, message: string): void };
}

export type SetupOutcome = 'created' | 'updated' | 'unchanged';

/** What set-up found and did. */
export interface TelephonyReport {
  trunk: {
    id: string;
    name: string;
    outcome: SetupOutcome;
    numbersAdded: string[];
    numbersRemoved: string[];
    /** True when nothing keeps strangers out. */
    open: boolean;
  } & TrunkProtection;
  rule: { id: string; name: string; outcome: SetupOutcome; agentName: string; roomPrefix: string };
  /** Surplus trunks and rules of ours that were deleted. */
  removed: { kind: 'trunk' | 'rule'; id: string; name: string }[];
  numbers: DialledNumber[];
}

/**
 * Makes one inbound trunk answer all numbers and one dispatch rule bring the agent to each call.
 * May be run any number of times; trunks and rules of others are never touched.
 * @throws InvalidPhoneNumber, NoPhoneNumbers, InvalidAllowedAddress, IncompleteTrunkSignIn,
 *   OpenTrunkRefused, NumberClaimedElsewhere: nothing was changed
 * @throws LivekitUnreachable, LivekitKeyRefused, SipNotConnected, LivekitDeclined
 */
export async function setUpTelephony(setup: TelephonySetup): Promise<TelephonyReport> {
  const { livekitUrl, apiKey, apiSecret, log } = setup;
  const name = setup.trunkName ?? 'bellhop';
  const roomPrefix = setup.roomPrefix ?? 'call';
  const numbers = parseDialledNumbers(setup.numbers);
  const sip = new SipClient(asHttp(livekitUrl), apiKey, apiSecret);
  const ask = <T>(request: () => Promise<T>) => askLivekit(livekitUrl, request);

  const trunks = await ask(() => sip.listSipInboundTrunk());
  const rules = await ask(() => sip.listSipDispatchRule());
  const [trunk, ...surplusTrunks] = trunks.filter((one) => isOurTrunk(one, name));
  const wanted = wantedTrunk({ ...setup, existing: trunk, name, numbers });
  refuseClaimedNumbers({
    numbers: setup.numbers,
    foreign: trunks.filter((one) => !isOurTrunk(one, name)),
  });
  const [rule, ...surplusRules] = rules.filter((one) =>
    isOurRule({
      rule: one,
      name,
      ourTrunkIds: trunks.filter((each) => isOurTrunk(each, name)).map((each) => each.sipTrunkId),
      allTrunkIds: trunks.map((each) => each.sipTrunkId),
    }),
  );

  const removed: TelephonyReport['removed'] = [];
  // First, because a surplus trunk may hold a number that ours is to take.
  for (const { sipDispatchRuleId: id } of surplusRules) {
    await ask(() => sip.deleteSipDispatchRule(id));
    removed.push({ kind: 'rule', id, name });
  }
  for (const { sipTrunkId: id } of surplusTrunks) {
    await ask(() => sip.deleteSipTrunk(id));
    removed.push({ kind: 'trunk', id, name });
  }
  for (const one of removed) log.info({ ...one }, `${one.kind} removed: one is enough`);

  const storedTrunk = await ask(() => storeTrunk({ sip, existing: trunk, wanted }));
  const trunkOutcome = outcome(trunk, wanted);
  log.info({ id: storedTrunk.sipTrunkId, numbers }, `trunk ${trunkOutcome}`);
  const wantedDispatch = wantedRule({
    existing: rule,
    name,
    trunkId: storedTrunk.sipTrunkId,
    agentName: setup.agentName,
    roomPrefix,
  });
  const storedRule = await ask(() => storeRule({ sip, existing: rule, wanted: wantedDispatch }));
  const ruleOutcome = outcome(rule, wantedDispatch);
  log.info({ id: storedRule.sipDispatchRuleId }, `dispatch rule ${ruleOutcome}`);

  const before = trunk?.numbers ?? [];
  return {
    trunk: {
      id: storedTrunk.sipTrunkId,
      name,
      outcome: trunkOutcome,
      numbersAdded: numbers.filter((number) => !before.includes(number)),
      numbersRemoved: before.filter((number) => !numbers.includes(number)),
      open: isOpen(wanted),
      ...protectionOf(wanted),
    },
    rule: {
      id: storedRule.sipDispatchRuleId,
      name,
      outcome: ruleOutcome,
      agentName: setup.agentName,
      roomPrefix,
    },
    removed,
    numbers: [...setup.numbers],
  };
}

function outcome<T extends SIPInboundTrunkInfo | SIPDispatchRuleInfo>(
  existing: T | undefined,
  wanted: T,
): SetupOutcome {
  if (existing === undefined) return 'created';
  return sameMessage(existing, wanted) ? 'unchanged' : 'updated';
}

function sameMessage(
  one: SIPInboundTrunkInfo | SIPDispatchRuleInfo,
  other: SIPInboundTrunkInfo | SIPDispatchRuleInfo,
): boolean {
  return one.toJsonString() === other.toJsonString();
}

async function storeTrunk(options: {
  sip: SipClient;
  existing: SIPInboundTrunkInfo | undefined;
  wanted: SIPInboundTrunkInfo;
}): Promise<SIPInboundTrunkInfo> {
  const { sip, existing, wanted } = options;
  if (existing === undefined) {
    return sip.createSipInboundTrunk(wanted.name, wanted.numbers, {
      metadata: wanted.metadata,
      allowedAddresses: wanted.allowedAddresses,
      authUsername: wanted.authUsername,
      authPassword: wanted.authPassword,
    });
  }
  if (sameMessage(existing, wanted)) return existing;
  return sip.updateSipInboundTrunk(existing.sipTrunkId, wanted);
}

async function storeRule(options: {
  sip: SipClient;
  existing: SIPDispatchRuleInfo | undefined;
  wanted: SIPDispatchRuleInfo;
}): Promise<SIPDispatchRuleInfo> {
  const { sip, existing, wanted } = options;
  if (existing !== undefined) {
    if (sameMessage(existing, wanted)) return existing;
    return sip.updateSipDispatchRule(existing.sipDispatchRuleId, wanted);
  }
  const kind = wanted.rule?.rule;
  const roomPrefix = kind?.case === 'dispatchRuleIndividual' ? kind.value.roomPrefix : '';
  return sip.createSipDispatchRule(
    { type: 'individual', roomPrefix },
    {
      name: wanted.name,
      trunkIds: wanted.trunkIds,
      ...(wanted.roomConfig && { roomConfig: wanted.roomConfig }),
    },
  );
}
