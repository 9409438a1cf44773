import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Figure, FigureName } from '../dialogue/figures.ts';

/** Waits a caller notices, and those that lose one; seconds. */
const GAP_BUCKETS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 5, 10];
const TOOL_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];

const COUNTERS: Partial<Record<FigureName, readonly [help: string, labels: readonly string[]]>> = {
  calls_started: ['Calls answered', ['channel']],
  calls_ended: ['Calls that are over, by what came of them', ['outcome']],
  recoveries: ['Calls another process went on with', []],
  rescues: ['Callers no agent answered, by what the desk did', ['outcome']],
  turns: ['Turns of the agent, by who decided its words', ['by']],
  writes: ['Bookings, changes, cancellations and messages', ['kind']],
  refusals: ['Tool calls that were refused or failed', ['tool', 'reason']],
  provider_failures: ['Providers that failed in a call', ['kind', 'provider', 'reason']],
  provider_recoveries: ['Providers that came back', ['kind', 'provider']],
  gate_drops: ['Sentences of a model that were not said', ['reason']],
  transfers: ['Hand-overs to people, by step', ['how', 'status', 'reason']],
  emergencies: ['Callers who were told whom to call', []],
};
const HISTOGRAMS: Partial<
  Record<FigureName, readonly [help: string, labels: readonly string[], buckets: number[]]>
> = {
  gap_seconds: ["From the end of the caller's speech to the first sound", [], GAP_BUCKETS],
  tool_seconds: ['How long a tool took', ['tool'], TOOL_BUCKETS],
};

/** A provider's breaker, as it is now. */
export interface BreakerView {
  kind: string;
  provider: string;
  isOpen: boolean;
}

/** The figures of one process, in Prometheus's form. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #counters = new Map<string, Counter>();
  readonly #histograms = new Map<string, Histogram>();

  constructor(options: {
    /** Calls in progress; absent where there are none to count. */
    activeCalls?: () => number;
    maxCalls?: number;
    breakers?: () => readonly BreakerView[];
  }) {
    const registers = [this.#registry];
    for (const [name, [help, labelNames]] of Object.entries(COUNTERS)) {
      const counter = new Counter({ name: `bellhop_${name}_total`, help, labelNames, registers });
      this.#counters.set(name, counter);
    }
    for (const [name, [help, labelNames, buckets]] of Object.entries(HISTOGRAMS)) {
      const histogram = new Histogram({
        name: `bellhop_${name}`,
        help,
        labelNames,
        buckets,
        registers,
      });
      this.#histograms.set(name, histogram);
    }
    const { activeCalls, maxCalls, breakers } = options;
    if (activeCalls) {
      new Gauge({
        name: 'bellhop_calls_active',
        help: 'Calls in progress',
        registers,
        collect() {
          this.set(activeCalls());
        },
      });
    }
    if (maxCalls !== undefined) {
      const most = new Gauge({
        name: 'bellhop_calls_max',
        help: 'Calls there is room for',
        registers,
      });
      most.set(maxCalls);
    }
    if (breakers) {
      new Gauge({
        name: 'bellhop_breaker_open',
        help: '1 while a provider is known to be down',
        labelNames: ['kind', 'provider'],
        registers,
        collect() {
          this.reset();
          for (const { kind, provider, isOpen } of breakers()) {
            this.set({ kind, provider }, isOpen ? 1 : 0);
          }
        },
      });
    }
  }

  record(figures: readonly Figure[]): void {
    for (const { name, labels, value } of figures) {
      this.#counters.get(name)?.inc(labels, value);
      this.#histograms.get(name)?.observe(labels, value);
    }
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
