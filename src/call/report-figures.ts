import { figuresOf } from '../dialogue/figures.ts';
import { figuresTopic } from '../switchboard/figures-topic.ts';
import type { Link } from '../switchboard/link.ts';
import type { EventLog } from './event-log.ts';

/** Tells the worker what happens in this call, as figures; from where this process took it up. */
export function reportFigures(log: EventLog, link: Link): void {
  const tell = (index: number) => {
    const event = log.events[index];
    const figures = event ? figuresOf(event, log.events.slice(0, index)) : [];
    if (figures.length > 0) link.send(figuresTopic, figures);
  };
  const resumed = log.events.findLastIndex(({ type }) => type === 'call.resumed');
  for (let index = Math.max(0, resumed); index < log.events.length; index += 1) tell(index);
  log.listen(({ seq }) => tell(seq));
}
