import { type llm, voice } from '@livekit/agents';
import type { TurnTiming } from '../dialogue/events.ts';
import type { EventLog } from './event-log.ts';

/** Leaves in the log how long the caller waited for each reply, and what was waited for. */
export function recordTiming(session: voice.AgentSession, log: EventLog): void {
  const { ConversationItemAdded, AgentFalseInterruption } = voice.AgentSessionEventTypes;
  let heard: llm.MetricsReport | null = null;
  session.on(ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message') return;
    if (item.role === 'user') heard = item.metrics;
    if (item.role !== 'assistant') return;
    const timing = heard && timingOf(heard, item.metrics);
    if (timing) log.append({ type: 'turn.timing', data: timing });
    if (item.interrupted) log.append({ type: 'overlap', data: { effect: 'stopped' } });
    // What is said after it without a word of the caller's was not waited for.
    heard = null;
  });
  session.on(AgentFalseInterruption, ({ resumed }) => {
    if (resumed) log.append({ type: 'overlap', data: { effect: 'resumed' } });
  });
}

/** The SDK measures in seconds since the epoch, and in seconds. */
function timingOf(heard: llm.MetricsReport, said: llm.MetricsReport): TurnTiming | null {
  if (heard.stoppedSpeakingAt === undefined || said.startedSpeakingAt === undefined) return null;
  const ms = (seconds: number | undefined) =>
    seconds === undefined || seconds < 0 ? undefined : Math.round(seconds * 1000);
  const gapMs = ms(said.startedSpeakingAt - heard.stoppedSpeakingAt);
  if (gapMs === undefined) return null;
  const parts = {
    endpointingMs: ms(heard.endOfTurnDelay),
    recognitionMs: ms(heard.transcriptionDelay),
    brainMs: ms(said.llmNodeTtft),
    voiceMs: ms(said.ttsNodeTtfb),
  };
  const known = Object.entries(parts).filter(([, value]) => value !== undefined);
  return { gapMs, ...(Object.fromEntries(known) as Omit<TurnTiming, 'gapMs'>) };
}
