/** A small agent for proving the harness itself: repeats what it understood. */
import { fileURLToPath } from 'node:url';
import { cli, defineAgent, inference, ServerOptions, voice } from '@livekit/agents';
import * as cartesia from '@livekit/agents-plugin-cartesia';
import * as deepgram from '@livekit/agents-plugin-deepgram';
import * as openai from '@livekit/agents-plugin-openai';

const env = (name: string) => process.env[name] ?? '';

export default defineAgent({
  entry: async (ctx) => {
    const session = new voice.AgentSession({
      stt: new deepgram.STT({ apiKey: env('DEEPGRAM_API_KEY'), baseUrl: env('DEEPGRAM_BASE_URL') }),
      llm: new openai.LLM({
        model: 'stand-in',
        apiKey: env('OPENAI_API_KEY'),
        baseURL: env('OPENAI_BASE_URL'),
      }),
      tts: new cartesia.TTS({
        apiKey: env('CARTESIA_API_KEY'),
        baseUrl: env('CARTESIA_BASE_URL'),
        sampleRate: 24_000,
      }),
      vad: new inference.VAD({ model: 'silero', minSilenceDuration: 250 }),
      aecWarmupDuration: null,
      turnHandling: {
        turnDetection: null,
        endpointing: { mode: 'fixed', minDelay: 300, maxDelay: 1000 },
        interruption: { mode: 'vad' },
      },
    });
    ctx.room.on('dtmfReceived', (_code, digit) => {
      void ctx.room.localParticipant?.publishData(
        new TextEncoder().encode(JSON.stringify({ type: 'keypad', digit })),
        { topic: 'bellhop', reliable: true },
      );
    });
    session.on(voice.AgentSessionEventTypes.Close, () => {
      void ctx.deleteRoom().finally(() => ctx.shutdown('closed'));
    });
    await session.start({
      agent: new voice.Agent({ instructions: 'Repeat.' }),
      room: ctx.room,
      record: false,
    });
    session.say('Hello, this is the trial agent. What can I do for you?');
  },
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  cli.runApp(
    new ServerOptions({
      agent: fileURLToPath(import.meta.url),
      agentName: 'bellhop',
      port: Number(env('BELLHOP_WORKER_PORT')),
      loadFunc: async () => 0.1,
      numIdleProcesses: 1,
      initializeProcessTimeout: 30_000,
    }),
  );
}
