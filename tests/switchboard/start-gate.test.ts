import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callOverTopic, callTakenTopic } from '../../src/switchboard/call-topics.ts';
import type { Hub, Job } from '../../src/switchboard/hub.ts';
import { jobReadyTopic, StartGate, startWaitingTopic } from '../../src/switchboard/start-gate.ts';
import type { Topic } from '../../src/switchboard/wire.ts';

let nowMs: number;
let calls: number;
let letThrough: number[];
let gently: [number, boolean][];
let tell: <T>(topic: Topic<T>, pid: number) => void;
let gate: StartGate;

beforeEach(() => {
  vi.useFakeTimers();
  nowMs = 10_000;
  calls = 0;
  letThrough = [];
  const listeners = new Map<string, (data: unknown, job: Job) => void>();
  const hub = {
    jobs: [],
    on: (topic: Topic<unknown>, listener: (data: unknown, job: Job) => void) =>
      listeners.set(topic.name, listener),
    onGone: () => {},
  } as unknown as Hub;
  gently = [];
  tell = (topic, pid) =>
    listeners.get(topic.name)?.({}, {
      pid,
      send: (_topic: unknown, data: { gently: boolean }) => {
        if (!letThrough.includes(pid)) letThrough.push(pid);
        gently.push([pid, data.gently]);
      },
    } as Job);
  gate = new StartGate({ hub, maxCalls: 2, callsNow: () => calls, nowMs: () => nowMs });
  gate.start();
});

afterEach(() => {
  gate.stop();
  vi.useRealTimers();
});

const ready = (pid: number) => {
  tell(startWaitingTopic, pid);
  tell(jobReadyTopic, pid);
};
const take = (pid: number) => {
  calls += 1;
  tell(callTakenTopic, pid);
};

/** The worker has been full for a while. */
const takeBoth = () => {
  ready(1);
  ready(2);
  take(1);
  take(2);
  nowMs += 3_500;
};

it('lets processes get ready at once while there are no calls', () => {
  ready(1);
  ready(2);
  expect(letThrough).toEqual([1, 2]);
});

it('lets a call that has just begun alone', () => {
  ready(1);
  ready(2);
  take(1);
  tell(startWaitingTopic, 3);
  expect(letThrough).toEqual([1, 2]);
  nowMs += 3_500;
  gate.look();
  expect(letThrough).toEqual([1, 2, 3]);
});

it('waits for nothing where no process is ready and a call may come', () => {
  ready(1);
  take(1);
  tell(startWaitingTopic, 2);
  expect(letThrough).toEqual([1, 2]);
});

it('waits for nothing where the last caller there is room for has no process yet', () => {
  ready(1);
  take(1);
  // Accepted, and nobody has taken it.
  calls += 1;
  tell(startWaitingTopic, 2);
  expect(letThrough).toEqual([1, 2]);
});

it('gets no more ready than a full worker has use for: one, for after the next hang-up', () => {
  takeBoth();
  ready(3);
  tell(startWaitingTopic, 4);
  nowMs += 60_000;
  gate.look();
  expect(letThrough).toEqual([1, 2, 3]);
  calls -= 1;
  gate.look();
  expect(letThrough).toEqual([1, 2, 3, 4]);
});

it('has one get ready gently beside many calls, and hurry once a caller waits for it', () => {
  takeBoth();
  tell(startWaitingTopic, 3);
  expect(gently).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
  // One hung up, and the next was accepted before the process was ready.
  calls -= 1;
  tell(callOverTopic, 1);
  calls += 1;
  gate.look();
  expect(gently.at(-1)).toEqual([3, false]);
  gate.look();
  expect(gently).toHaveLength(4);
});
