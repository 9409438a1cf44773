import { beforeEach, describe, expect, it } from 'vitest';
import { callOverTopic, callTakenTopic } from '../../src/switchboard/call-topics.ts';
import type { Hub, Job } from '../../src/switchboard/hub.ts';
import { Places } from '../../src/switchboard/places.ts';
import type { Topic } from '../../src/switchboard/wire.ts';

const job = { pid: 1, send: () => {} } as Job;

/** How full a worker is, which decides whether the next caller is answered. */
describe('places', () => {
  let running: { id: string; room: string }[];
  let tell: <T>(topic: Topic<T>, data: T) => void;
  let gone: () => void;
  let places: Places;

  beforeEach(() => {
    running = [];
    const listeners = new Map<string, (data: unknown, job: Job) => void>();
    const hub = {
      on: (topic: Topic<unknown>, listener: (data: unknown, job: Job) => void) =>
        listeners.set(topic.name, listener),
      onGone: (listener: (job: Job) => void) => {
        gone = () => listener(job);
      },
    } as unknown as Hub;
    tell = (topic, data) => listeners.get(topic.name)?.(data, job);
    places = new Places({ hub, running: () => running });
  });

  it('are taken by calls that were accepted, before and after they have a process', () => {
    places.accept('a');
    expect(places.taken()).toBe(1);
    running = [{ id: 'a', room: 'r' }];
    expect(places.taken()).toBe(1);
    places.accept('b');
    expect(places.taken()).toBe(2);
  });

  it('are free when the call is over, though its process has not ended', () => {
    places.accept('a');
    running = [{ id: 'a', room: 'r' }];
    tell(callTakenTopic, { room: 'r' });
    expect(places.taken()).toBe(1);
    tell(callOverTopic, {});
    expect(places.taken()).toBe(0);
    gone();
    // Another process has the same room's call.
    running = [{ id: 'b', room: 'r' }];
    expect(places.taken()).toBe(1);
  });
});
