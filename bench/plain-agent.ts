import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { cli, defineAgent, type JobContext, ServerOptions, voice } from '@livekit/agents';
import * as cartesia from '@livekit/agents-plugin-cartesia';
import * as deepgram from '@livekit/agents-plugin-deepgram';
import * as openai from '@livekit/agents-plugin-openai';
import { partiesOf } from '../src/call/caller.ts';
import { Conversation } from '../src/call/conversation.ts';
import { createClock } from '../src/config/clock.ts';
import { databaseOf } from '../src/config/database.ts';
import { readEnvironment } from '../src/config/environment.ts';
import { asHttp, asWebSocket } from '../src/config/fields.ts';
import { type Connected, connectStore } from '../src/embedded/connect.ts';
import { quietLogger } from '../src/observe/logger.ts';

/**
 * What Bellhop is measured against: the SDK's session with its own settings, and Bellhop's tools
 * and prompt on the same database. The log is kept only because the tools ask it for consent.
 */
export default defineAgent<{ connected: Promise<Connected> }>({
  prewarm: async (proc) => {
    const connected = connectStore(databaseOf(readEnvironment(process.env)));
    proc.userData = { connected };
    await connected.then(({ store }) => store.schemaVersion());
  },
  entry: async (ctx: JobContext<{ connected: Promise<Connected> }>) => {
    const environment = readEnvironment(process.env);
    const { store } = await ctx.proc.userData.connected;
    const model = new openai.LLM({
      model: 'gpt-4.1-mini',
      apiKey: environment.OPENAI_API_KEY ?? '',
      baseURL: asHttp(environment.OPENAI_BASE_URL ?? ''),
    });
    await ctx.connect();
    const participant = await ctx.waitForParticipant();
    const { channel, from, dialled, sipCallId } = partiesOf(participant);
    const room = ctx.room.name ?? '';
    const conversation = await Conversation.open({
      store,
      clock: createClock(environment.BELLHOP_NOW),
      logger: quietLogger,
      newId: randomUUID,
      callId: sipCallId ?? room,
      room,
      channel,
      ...(dialled && { dialled }),
      ...(from && { from }),
      brain: { kind: 'model', models: [{ name: 'plain', llm: model }] },
    });
    const session = new voice.AgentSession({
      stt: new deepgram.STT({
        apiKey: environment.DEEPGRAM_API_KEY ?? '',
        baseUrl: `${asWebSocket(environment.DEEPGRAM_BASE_URL ?? '')}`,
      }),
      llm: model,
      tts: new cartesia.TTS({
        apiKey: environment.CARTESIA_API_KEY ?? '',
        baseUrl: asHttp(environment.CARTESIA_BASE_URL ?? ''),
      }),
    });
    conversation.record(session);
    session.on(voice.AgentSessionEventTypes.Close, () => {
      void ctx.deleteRoom().then(() => ctx.shutdown('call over'));
    });
    await session.start({ agent: conversation.agent, room: ctx.room, record: false });
  },
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  cli.runApp(
    new ServerOptions({
      agent: fileURLToPath(import.meta.url),
      agentName: 'bellhop',
      port: Number(process.env.BELLHOP_WORKER_PORT),
      // Neither side may lose calls to a busy machine.
      loadFunc: async () => 0.1,
      initializeProcessTimeout: 60_000,
      numIdleProcesses: 2,
    }),
  );
}
