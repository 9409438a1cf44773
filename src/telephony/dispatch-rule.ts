import {
  RoomAgentDispatch,
  RoomConfiguration,
  SIPDispatchRule,
  SIPDispatchRuleIndividual,
  SIPDispatchRuleInfo,
} from '@livekit/protocol';

/**
 * Rules carry no mark of ours (their metadata would reach every caller's participant), so ours are
 * those of our name that serve our trunk, or only trunks that no longer exist.
 */
export function isOurRule(options: {
  rule: SIPDispatchRuleInfo;
  name: string;
  ourTrunkIds: readonly string[];
  allTrunkIds: readonly string[];
}): boolean {
  const { rule, name, ourTrunkIds, allTrunkIds } = options;
  if (rule.name !== name || rule.trunkIds.length === 0) return false;
  return rule.trunkIds.every((id) => ourTrunkIds.includes(id) || !allTrunkIds.includes(id));
}

/**
 * The rule as it should be: every caller in a room of his own, which brings the agent with it.
 * Settings of `existing` that are not ours to decide stay.
 */
export function wantedRule(options: {
  existing: SIPDispatchRuleInfo | undefined;
  name: string;
  trunkId: string;
  agentName: string;
  roomPrefix: string;
}): SIPDispatchRuleInfo {
  const rule = options.existing?.clone() ?? new SIPDispatchRuleInfo();
  rule.name = options.name;
  rule.trunkIds = [options.trunkId];
  // Without the numbers nobody could tell which business was dialled, or who calls.
  rule.hidePhoneNumber = false;
  rule.inboundNumbers = [];
  rule.numbers = [];
  if (!startsRoomsOfTheirOwn(rule, options.roomPrefix)) {
    rule.rule = new SIPDispatchRule({
      rule: {
        case: 'dispatchRuleIndividual',
        value: new SIPDispatchRuleIndividual({ roomPrefix: options.roomPrefix }),
      },
    });
  }
  if (!dispatches(rule, options.agentName)) {
    rule.roomConfig = new RoomConfiguration({
      ...rule.roomConfig,
      agents: [new RoomAgentDispatch({ agentName: options.agentName })],
    });
  }
  return rule;
}

function startsRoomsOfTheirOwn(rule: SIPDispatchRuleInfo, roomPrefix: string): boolean {
  const kind = rule.rule?.rule;
  return (
    kind?.case === 'dispatchRuleIndividual' &&
    kind.value.roomPrefix === roomPrefix &&
    kind.value.pin === '' &&
    !kind.value.noRandomness
  );
}

function dispatches(rule: SIPDispatchRuleInfo, agentName: string): boolean {
  const agents = rule.roomConfig?.agents ?? [];
  return agents.length === 1 && agents[0]?.agentName === agentName;
}
