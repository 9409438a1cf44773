import { AsyncLocalStorage } from 'node:async_hooks';

/** Text, or a piece of a tool call, in a streamed answer; neither is there in a mere beginning. */
const SAYS_SOMETHING = /"content":\s*"[^"]|"tool_calls":\s*\[\s*\{/;

const listeners = new AsyncLocalStorage<() => void>();

/**
 * Runs `work`; whatever it asks of a server with `listeningFetch` tells `onSign` of each piece of an
 * answer. The arguments of a tool call arrive piece by piece and are handed on as one: without this
 * a model that writes long ones could not be told from one that hangs.
 */
export function withSignsOfLife<T>(onSign: () => void, work: () => T): T {
  return listeners.run(onSign, work);
}

/** `fetch` that feels the pulse of a streamed answer. */
export const listeningFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const onSign = listeners.getStore();
  if (!onSign || !response.body) return response;
  const decoder = new TextDecoder();
  const pulse = new TransformStream<Uint8Array, Uint8Array>({
    transform: (bytes, controller) => {
      if (SAYS_SOMETHING.test(decoder.decode(bytes, { stream: true }))) onSign();
      controller.enqueue(bytes);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(pulse), { status, statusText, headers });
};
