import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replyGapsMs, speechMs } from './audio.ts';
import { dial } from './caller.ts';
import { heardSentences, knownSentences } from './heard-sentences.ts';
import { type LivekitServer, livekitServer, livekitServerAvailable } from './livekit-server.ts';
import { speechAvailable } from './speech.ts';
import { startVendors, type Vendors } from './standins/vendors.ts';
import { runTypeScript } from './typescript-child.ts';
import { type RunningWorker, startWorker } from './worker.ts';

/** Proves the harness with an agent that only repeats: what it reports must be so. */
describe.skipIf(!livekitServerAvailable() || !speechAvailable())('the call harness', () => {
  const sentences = [
    'I want a cleaning',
    'Tomorrow morning please',
    'My name is Anna',
    'What do I have booked',
    'Yes please',
  ];
  let livekit: LivekitServer;
  let vendors: Vendors;
  let worker: RunningWorker;

  beforeAll(async () => {
    livekit = await livekitServer();
    vendors = await startVendors({
      deepgram: { hearing: await knownSentences(sentences) },
      openai: {
        model: ({ messages }) => ({
          text: `You said: ${String(messages.findLast(({ role }) => role === 'user')?.content)}.`,
        }),
      },
    });
    const trialAgent = fileURLToPath(new URL('./trial-agent.ts', import.meta.url));
    worker = await startWorker({
      livekit,
      env: vendors.env,
      command: [process.execPath, ...runTypeScript, trialAgent, 'start'],
    });
  });

  afterAll(async () => {
    await worker?.stop();
    await vendors?.stop();
    await livekit?.stop();
  });

  it('carries a call of several turns both ways', async () => {
    const caller = await dial({ livekit, from: '+12125550123', to: '+12125550100' });
    try {
      await caller.waitForReply();
      for (const text of sentences.slice(0, 3)) {
        await caller.say(text);
        await caller.waitForReply();
      }
      caller.press('5');
      await caller.waitForMessage(({ topic, text }) => topic === 'bellhop' && /"5"/.test(text));
      await caller.hangUp();
      const recording = await caller.saveRecording('harness');
      const heard = heardSentences({ recording, spoken: vendors.cartesia.spoken });

      expect(heard.map(({ text }) => text)).toEqual([
        'Hello, this is the trial agent.',
        'What can I do for you?',
        ...sentences.slice(0, 3).map((text) => `You said: ${text}.`),
      ]);
      for (const sentence of heard) expect(sentence).toHaveProperty('likeness', above(0.85));
      const asked = heard.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
      expect(speechMs(recording.agentSegments) / asked).toBeCloseTo(1, 0);
      const gaps = replyGapsMs({ caller: caller.utterances, agent: recording.agentSegments });
      for (const gap of gaps) expect(gap).toEqual(above(0));
      expect(caller.agentSaid()).toBe(heard.map(({ text }) => text).join(' '));
      expect(caller.disconnected?.reason).toBe('CLIENT_INITIATED');
      await worker.waitUntilIdle();
    } finally {
      await caller.dispose();
    }
  });

  it('tells two calls at once apart', async () => {
    const before = vendors.deepgram.heard.length;
    const callers = await Promise.all(
      ['+12125550124', '+12125550125'].map((from) => dial({ livekit, from, to: '+12125550100' })),
    );
    try {
      const texts = ['What do I have booked', 'Yes please'];
      await Promise.all(
        callers.map(async (caller, index) => {
          await caller.waitForReply();
          await caller.say(texts[index] ?? '');
          await caller.waitForReply();
          await caller.hangUp();
        }),
      );
      const heard = vendors.deepgram.heard.slice(before);
      expect(heard.map(({ transcript }) => transcript).sort()).toEqual(texts);
      expect(new Set(heard.map(({ connection }) => connection)).size).toBe(2);
      await worker.waitUntilIdle();
    } finally {
      await Promise.all(callers.map((caller) => caller.dispose()));
    }
  });

  it('shows an interruption', async () => {
    const caller = await dial({ livekit, from: '+12125550126', to: '+12125550100' });
    try {
      const greeting = await caller.waitForAgentSpeech();
      await caller.say('Yes please');
      await caller.waitForAgentSilence({ quietMs: 200 });
      const recording = await caller.saveRecording('harness-interruption');
      const [cut] = recording.agentSegments;
      // Uninterrupted the greeting goes on for almost four seconds.
      expect((cut?.endMs ?? 0) - greeting).toBeLessThan(3000);
      await caller.hangUp();
      await worker.waitUntilIdle();
    } finally {
      await caller.dispose();
    }
  });
});

function above(limit: number) {
  return {
    asymmetricMatch: (value: unknown) => typeof value === 'number' && value > limit,
    toString: () => `above ${limit}`,
  };
}
