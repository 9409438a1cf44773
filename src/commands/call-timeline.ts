import type { Command } from 'commander';
import type { CallEvent, TurnTiming } from '../dialogue/events.ts';
import { type Timeline, type TimelineEntry, timelineOf } from '../dialogue/timeline.ts';
import { StoreRejectedError } from '../store/errors.ts';
import type { OperatorCallLogRow } from '../store/rows.ts';
import { type CommandContext, print, withStore } from './context.ts';

/** No call has this id, or several have ids that begin with it. */
export class UnknownCallError extends Error {
  override readonly name = 'UnknownCallError';
  readonly callId: string;

  constructor(args: { callId: string; ambiguous: boolean }) {
    super(
      args.ambiguous
        ? `several calls have ids that begin with "${args.callId}"; give more of it`
        : `there is no call "${args.callId}"; bellhop calls shows those there are`,
    );
    this.callId = args.callId;
  }
}

/** `bellhop calls show ID`: what the caller heard and when; one object with --json. */
export function addCallTimelineCommand(calls: Command, context: CommandContext): void {
  calls
    .command('show')
    .description('show what happened in one call, and how long the caller waited')
    .argument('<id>', 'its id, or the first eight or more characters of it')
    .option('--json', 'one object', false)
    .action(async (id: string, options: { json: boolean }) => {
      const { events, ...call } = await withStore(context.environment(), (store) =>
        store.operatorCall(id).catch((cause: unknown) => {
          const reason = cause instanceof StoreRejectedError ? cause.reason : '';
          const ambiguous = reason === 'call_ambiguous';
          const unknown = ambiguous || reason === 'call_not_found';
          throw unknown ? new UnknownCallError({ callId: id, ambiguous }) : cause;
        }),
      );
      const timeline = timelineOf(events as unknown as CallEvent[]);
      if (options.json) print(JSON.stringify({ ...call, ...timeline }));
      else for (const line of timelineLines(call, timeline)) print(line);
    });
}

/** The whole timeline as people read it. */
export function timelineLines(
  call: Omit<OperatorCallLogRow, 'events'>,
  timeline: Timeline,
): string[] {
  const { id, business, from, started_at, outcome } = call;
  return [
    [id, business, ...(from ? [`from ${from}`] : []), started_at, outcome ?? 'not over'].join('  '),
    '',
    ...timeline.entries.map(
      (entry) => `${timeOf(entry)}  ${entry.kind.padEnd(8)}  ${wordsOf(entry)}`,
    ),
    '',
    ...totalLines(timeline),
  ];
}

function timeOf(entry: TimelineEntry): string {
  const approximate = 'approximate' in entry ? entry.approximate : entry.kind === 'silence';
  return `${approximate ? '~' : ''}${(entry.atMs / 1000).toFixed(1)}s`.padStart(8);
}

function wordsOf(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'caller':
      return quoted(entry.text);
    case 'agent':
      return agentWords(entry);
    case 'tool':
      return toolWords(entry);
    case 'overlap':
      return `${OVERLAPS[entry.effect]}${entry.text ? `: ${quoted(entry.text)}` : ''}`;
    case 'silence':
      return `${seconds(entry.durationMs)} s, until the ${entry.awaited} spoke`;
    case 'state':
      return `${entry.from} -> ${entry.to}`;
    case 'slot':
      return `${entry.name} = ${entry.value}`;
    case 'gate':
      return `not said: ${quoted(entry.sentence)} (${entry.reason})`;
    case 'provider':
      return `${entry.of} ${entry.provider} ${entry.status}${entry.message ? `: ${entry.message}` : ''}`;
    case 'keypad':
      return entry.digit;
    case 'transfer':
      return `to ${entry.target}: ${entry.status}`;
    case 'handed':
      return `${entry.from ? `${entry.from} -> ` : ''}${entry.to}`;
    case 'end':
      return `${entry.outcome} (${entry.reason})`;
  }
}

const OVERLAPS = {
  stopped: 'the caller stopped the agent',
  resumed: 'the agent paused for a sound and went on',
  ignored: 'a sign of listening',
} as const;

function agentWords(entry: Extract<TimelineEntry, { kind: 'agent' }>): string {
  const { text, interrupted, timing, by, why, tokens } = entry;
  const answerer = [by, why].filter(Boolean).join(': ');
  return [
    quoted(text),
    interrupted ? 'cut off' : '',
    timing ? gapWords(timing) : '',
    answerer,
    tokens ? tokenWords(tokens) : '',
  ]
    .filter(Boolean)
    .join('  ');
}

function gapWords({ gapMs, endpointingMs, recognitionMs, brainMs, voiceMs }: TurnTiming): string {
  const part = (name: string, ms: number | undefined) =>
    ms === undefined ? [] : [`${name} ${seconds(ms)}`];
  const parts = [
    ...part('endpointing', endpointingMs),
    ...part('of it recognition', recognitionMs),
    ...part('brain', brainMs),
    ...part('voice', voiceMs),
  ];
  return `gap ${seconds(gapMs)} s${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
}

function toolWords(entry: Extract<TimelineEntry, { kind: 'tool' }>): string {
  const { tool, status, durationMs, reason, wrote } = entry;
  const did = wrote ? [wrote.kind, wrote.code, wrote.replayed ? 'again' : ''] : [];
  return [
    `${tool} ${status}${reason ? `: ${reason}` : ''}`,
    did.filter(Boolean).join(' '),
    durationMs === undefined ? '' : `${durationMs} ms`,
  ]
    .filter(Boolean)
    .join(', ');
}

function totalLines({ spoken, totals }: Timeline): string[] {
  const { turns, gapMs, tokens, withoutModelShare, deadAir } = totals;
  const share =
    withoutModelShare === null
      ? ''
      : `, ${Math.round(withoutModelShare * 100)}% answered without a model`;
  const used = tokens.input + tokens.output > 0 ? `, ${tokenWords(tokens)}` : '';
  const longest = deadAir.count > 0 ? ` (the longest ${seconds(deadAir.longestMs)} s)` : '';
  return [
    `turns     ${turns.caller} of the caller, ${turns.agent} of the agent${share}${used}`,
    ...(gapMs
      ? [`gap       p50 ${seconds(gapMs.p50)} s, p95 ${seconds(gapMs.p95)} s, of ${gapMs.measured}`]
      : []),
    ...(spoken
      ? [
          `overlaps  barge-ins ${totals.bargeIns} (cut-ins ${totals.cutIns}), false ones ${totals.falseBargeIns}, signs of listening ${totals.ignoredSigns}`,
          `dead air  ${deadAir.count}${longest}`,
        ]
      : []),
  ];
}

function quoted(text: string): string {
  return `"${text.replace(/\s+/g, ' ')}"`;
}

function tokenWords({ input, output }: { input: number; output: number }): string {
  return `tokens ${input} in, ${output} out`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
