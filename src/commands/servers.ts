import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { databaseOf } from '../config/database.ts';
import type { Figure } from '../dialogue/figures.ts';
import { connectStore } from '../embedded/connect.ts';
import { type CommandContext, print } from './context.ts';

/** `bellhop worker start|dev` and `bellhop desk`. */
export function addServerCommands(program: Command, context: CommandContext): void {
  const worker = program.command('worker').description('take phone calls');
  for (const mode of ['start', 'dev'] as const) {
    worker
      .command(mode)
      .description(mode === 'start' ? 'in production: drains on SIGTERM' : 'while developing')
      .action(async () => {
        const environment = context.environment();
        const { startWorker } = await import('../worker.ts');
        await startWorker({ environment, mode });
      });
  }
  program
    .command('desk')
    .description('serve tokens for front ends and the operator API over HTTP')
    .option('--host <address>', 'address to listen at', '127.0.0.1')
    .option('--open-tokens', 'hand tokens to visitors from anywhere', false)
    .action(async (options: { host: string; openTokens: boolean }) => {
      const environment = context.environment();
      const { startDesk } = await import('../desk/desk.ts');
      const { createLogger } = await import('../observe/pino-logger.ts');
      const { keepOffline } = await import('../spool/offline-folder.ts');
      const { Metrics } = await import('../observe/metrics.ts');
      const metrics = new Metrics({});
      const connected = await connectStore(databaseOf(environment));
      const log = createLogger(environment.BELLHOP_PII);
      const stopDelivering = keepOffline({
        dataDir: environment.BELLHOP_DATA_DIR,
        store: connected.store,
        logger: log,
        now: () => new Date(),
      });
      const { LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, LIVEKIT_AGENT_NAME } = environment;
      const desk = await startDesk({
        port: environment.BELLHOP_DESK_PORT,
        host: options.host,
        ...(LIVEKIT_URL &&
          LIVEKIT_API_KEY &&
          LIVEKIT_API_SECRET && {
            livekit: {
              url: LIVEKIT_URL,
              apiKey: LIVEKIT_API_KEY,
              apiSecret: LIVEKIT_API_SECRET,
              agentName: LIVEKIT_AGENT_NAME,
            },
          }),
        store: connected.store,
        tokensOpen: options.openTokens,
        operatorKey: environment.BELLHOP_DESK_KEY,
        ids: randomUUID,
        metrics,
        log,
      });
      let stopLooking = () => {};
      if (LIVEKIT_URL && LIVEKIT_API_KEY && LIVEKIT_API_SECRET) {
        const { lookAfterCallers } = await import('../desk/look-after-callers.ts');
        const record = (figures: readonly Figure[]) => metrics.record(figures);
        stopLooking = lookAfterCallers({
          environment,
          store: connected.store,
          logger: log,
          record,
        });
      }
      print(`the desk is open at ${desk.url}`);
      const signal = await new Promise<'SIGINT' | 'SIGTERM'>((resolve) => {
        process.once('SIGINT', () => resolve('SIGINT'));
        process.once('SIGTERM', () => resolve('SIGTERM'));
      });
      stopLooking();
      stopDelivering();
      await desk.close();
      await connected.close();
      context.exit(signal === 'SIGINT' ? 130 : 143);
    });
}
