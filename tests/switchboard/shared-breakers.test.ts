import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Hub, startHub } from '../../src/switchboard/hub.ts';
import { connectLink, type Link } from '../../src/switchboard/link.ts';
import { linkedBreakers, shareBreakers } from '../../src/switchboard/shared-breakers.ts';

let hub: Hub;
const links: Link[] = [];
let nowMs = 0;
const job = () => {
  const link = connectLink(hub.address);
  links.push(link);
  return linkedBreakers(link, () => nowMs);
};

beforeEach(async () => {
  nowMs = 0;
  hub = await startHub();
  shareBreakers(hub);
});

afterEach(async () => {
  for (const link of links.splice(0)) link.close();
  await hub.close();
});

it('spares the other calls, and later ones, what one call has found to be down', async () => {
  const [one, other] = [job(), job()];
  await vi.waitFor(() => expect(hub.jobs).toHaveLength(2));
  one.failed('llm', 'openai', 'unauthorized');
  await vi.waitFor(() => expect(other.mayUse('llm', 'openai')).toBe(false));
  expect(other.mayUse('llm', 'azure')).toBe(true);
  const later = job();
  await vi.waitFor(() => expect(later.isOpen('llm', 'openai')).toBe(true));
});

it('lets one call at a time look whether it is back, and all once it is', async () => {
  const [one, other] = [job(), job()];
  await vi.waitFor(() => expect(hub.jobs).toHaveLength(2));
  one.failed('tts', 'cartesia', 'refused');
  await vi.waitFor(() => expect(other.isOpen('tts', 'cartesia')).toBe(true));
  nowMs = 11_000;
  expect(one.mayUse('tts', 'cartesia')).toBe(true);
  await vi.waitFor(() => expect(other.snapshot()[0]?.triedMs).toBe(11_000));
  expect(other.mayUse('tts', 'cartesia')).toBe(false);
  one.succeeded('tts', 'cartesia');
  await vi.waitFor(() => expect(other.mayUse('tts', 'cartesia')).toBe(true));
});
