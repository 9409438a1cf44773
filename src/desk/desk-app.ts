import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import type { Metrics } from '../observe/metrics.ts';
import { StoreRejectedError, StoreUnavailableError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { createJoinToken } from '../telephony/token.ts';
import { failure } from './failures.ts';
import { type OperatorStore, operatorRoutes } from './operator.ts';
import { firstProblem, tokenRequest } from './token-request.ts';
import { isFromThisMachine, isLoopbackOrigin } from './visitor.ts';

export interface DeskAppOptions {
  /** Absent: the desk hands out no tokens. */
  livekit?: { url: string; apiKey: string; apiSecret: string; agentName: string } | undefined;
  store: OperatorStore & Pick<Store, 'schemaVersion'>;
  /** True: anyone may have a token; false: only visitors on this machine. */
  tokensOpen: boolean;
  /** Absent: the operator API is off. */
  operatorKey?: string | undefined;
  /** Figures for Prometheus; absent: none are served. */
  metrics?: Metrics | undefined;
  /** Answers a new unguessable name part at each call. */
  ids: () => string;
  log: {
    info(fields: Record<string, unknown>, message: string): void;
    error(fields: Record<string, unknown>, message: string): void;
  };
}

type Desk = { Bindings: HttpBindings };

const largestBodyBytes = 64 * 1024;

/** The desk's routes: health, tokens for front ends, and the operators' view. */
export function deskApp(options: DeskAppOptions): Hono<Desk> {
  const { store, tokensOpen, log } = options;
  const app = new Hono<Desk>();
  app.use(
    '/api/token',
    cors({ origin: (origin) => (tokensOpen || isLoopbackOrigin(origin) ? origin : null) }),
  );
  app.use('/api/token', bodyLimit({ maxSize: largestBodyBytes, onError: tooLarge }));
  app.get('/health', (context) => health(context, options));
  app.get('/ready', (context) => health(context, options));
  app.get('/metrics', async (context) => {
    const { metrics } = options;
    if (!metrics) return context.json(failure('not_found', 'No figures are served here.'), 404);
    return context.text(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
  });
  app.post('/api/token', (context) => token(context, options));
  app.route('/api', operatorRoutes({ store, operatorKey: options.operatorKey }));
  app.notFound((context) =>
    context.json(failure('not_found', `There is no ${context.req.path} here.`), 404),
  );
  app.onError((error, context) => {
    if (error instanceof HTTPException) {
      return context.json(failure('bad_request', error.message), error.status);
    }
    if (error instanceof StoreRejectedError && error.status === 404) {
      return context.json(failure(error.reason, 'There is no such business.'), 404);
    }
    log.error({ error: error.message, path: context.req.path }, 'desk request failed');
    if (error instanceof StoreUnavailableError) {
      return context.json(failure('database_unavailable', 'The database does not answer.'), 503);
    }
    return context.json(failure('internal', 'This went wrong here; the log has more.'), 500);
  });
  return app;
}

async function health(context: Context<Desk>, options: DeskAppOptions): Promise<Response> {
  try {
    const schema = await options.store.schemaVersion();
    return context.json({ status: 'ok', database: 'ok', schema });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    options.log.error({ error: reason }, 'the database does not answer');
    return context.json({ status: 'unavailable', database: 'unavailable' }, 503);
  }
}

async function token(context: Context<Desk>, options: DeskAppOptions): Promise<Response> {
  const { livekit, tokensOpen, ids } = options;
  if (!tokensOpen && !isFromThisMachine(visitOf(context))) {
    return context.json(
      failure(
        'tokens_closed',
        'Tokens are handed out on this machine only: each one starts a call that costs money. Open them to everybody only behind a limit of your own.',
      ),
      403,
    );
  }
  if (livekit === undefined) {
    return context.json(
      failure('livekit_not_set_up', 'Set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.'),
      503,
    );
  }
  const body = await jsonBody(context);
  if (!body.understood) return context.json(failure('bad_request', 'The body is not JSON.'), 400);
  const request = tokenRequest.safeParse(body.value);
  if (!request.success) {
    return context.json(failure('bad_request', firstProblem(request.error)), 400);
  }
  const { url, ...access } = livekit;
  const made = await createJoinToken({ ...access, ...request.data, livekitUrl: url, ids });
  context.header('Cache-Control', 'no-store');
  return context.json({ server_url: made.url, participant_token: made.token }, 201);
}

function visitOf(context: Context<Desk>) {
  return {
    remoteAddress: context.env.incoming.socket.remoteAddress,
    host: context.req.header('host'),
    forwarded: context.req.header('x-forwarded-for') ?? context.req.header('forwarded'),
  };
}

/** An empty body asks for nothing in particular. */
async function jsonBody(
  context: Context<Desk>,
): Promise<{ understood: true; value: unknown } | { understood: false }> {
  const text = await context.req.text();
  if (text.trim() === '') return { understood: true, value: {} };
  try {
    return { understood: true, value: JSON.parse(text) };
  } catch {
    return { understood: false };
  }
}

function tooLarge(context: Context): Response {
  return context.json(failure('too_large', 'The body is too large.'), 413);
}
