import type { CallEvent } from '../dialogue/events.ts';
import { figuresOf } from '../dialogue/figures.ts';
import { figuresTopic } from '../switchboard/figures-topic.ts';
import type { Link } from '../switchboard/link.ts';
import type { EventLog } from './event-log.ts';

/** Hears of every event since this process took the call up, those before it listened included. */
export function followCall(log: EventLog, hear: (event: CallEvent) => void): void {
  const resumed = log.events.findLastIndex(({ type }) => type === 'call.resumed');
  for (const event of log.events.slice(Math.max(0, resumed))) hear(event);
  log.listen(hear);
}

/** Tells the worker what happens in this call, as figures. */
export function reportFigures(log: EventLog, link: Link): void {
  followCall(log, (event) => {
    const figures = figuresOf(event, log.events.slice(0, event.seq));
    if (figures.length > 0) link.send(figuresTopic, figures);
  });
}
