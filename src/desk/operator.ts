import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { OperatorFilter, Store } from '../store/store.ts';
import { failure } from './failures.ts';
import { firstProblem } from './token-request.ts';

export type OperatorStore = Pick<
  Store,
  'operatorAppointments' | 'operatorCalls' | 'operatorMessages'
>;

const query = z.object({
  business: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'the short name of a business, such as maple-dental')
    .optional(),
});

/** What operators may read: appointments, calls and messages, with a bearer key. */
export function operatorRoutes(options: {
  store: OperatorStore;
  operatorKey: string | undefined;
}): Hono {
  const { store, operatorKey } = options;
  const routes = new Hono();
  routes.use('*', bearer(operatorKey));
  routes.get('/appointments', (context) =>
    answer(context, async (filter) => ({
      appointments: await store.operatorAppointments(filter),
    })),
  );
  routes.get('/calls', (context) =>
    answer(context, async (filter) => ({ calls: await store.operatorCalls(filter) })),
  );
  routes.get('/messages', (context) =>
    answer(context, async (filter) => ({ messages: await store.operatorMessages(filter) })),
  );
  return routes;
}

async function answer(
  context: Context,
  read: (filter: OperatorFilter) => Promise<object>,
): Promise<Response> {
  const parsed = query.safeParse(context.req.query());
  if (!parsed.success) {
    return context.json(failure('bad_request', firstProblem(parsed.error)), 400);
  }
  const { business } = parsed.data;
  return context.json(await read(business === undefined ? {} : { business }));
}

function bearer(operatorKey: string | undefined): MiddlewareHandler {
  return async (context, next) => {
    if (operatorKey === undefined || operatorKey === '') {
      return context.json(
        failure('operator_key_not_set', 'The operator API is off until an operator key is set.'),
        403,
      );
    }
    const given = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (given === undefined || !sameSecret(given, operatorKey)) {
      context.header('WWW-Authenticate', 'Bearer');
      return context.json(
        failure('unauthorized', 'Send the operator key as: Authorization: Bearer KEY'),
        401,
      );
    }
    return next();
  };
}

/** Takes equally long whichever character differs. */
function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
