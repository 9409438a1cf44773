import { type CartesiaOptions, type CartesiaStandIn, startCartesia } from './cartesia.ts';
import { type DeepgramOptions, type DeepgramStandIn, startDeepgram } from './deepgram.ts';
import { type OpenAiOptions, type OpenAiStandIn, startOpenAi } from './openai.ts';

/** Stand-ins for the speech and language vendors; `openai` only where one was asked for. */
export interface Vendors {
  deepgram: DeepgramStandIn;
  cartesia: CartesiaStandIn;
  openai: OpenAiStandIn | null;
  /** Environment that points a worker at them. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts one server a vendor, so that each can fail by itself. */
export async function startVendors(options: {
  deepgram: DeepgramOptions;
  cartesia?: CartesiaOptions;
  openai?: OpenAiOptions;
}): Promise<Vendors> {
  const deepgram = await startDeepgram(options.deepgram);
  const cartesia = await startCartesia(options.cartesia);
  const openai = options.openai ? await startOpenAi(options.openai) : null;
  return {
    deepgram,
    cartesia,
    openai,
    env: {
      DEEPGRAM_API_KEY: 'stand-in',
      DEEPGRAM_BASE_URL: deepgram.url,
      CARTESIA_API_KEY: 'stand-in',
      CARTESIA_BASE_URL: cartesia.url,
      ...(openai && { OPENAI_API_KEY: 'stand-in', OPENAI_BASE_URL: openai.url }),
    },
    stop: async () => {
      await Promise.all([deepgram.stop(), cartesia.stop(), openai?.stop()]);
    },
  };
}
