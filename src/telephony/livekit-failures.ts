import { ServerError } from 'livekit-server-sdk';
import { asHttp } from '../config/fields.ts';

/** No LiveKit server answers at the address. */
export class LivekitUnreachable extends Error {
  override readonly name = 'LivekitUnreachable';
  readonly url: string;
  constructor(options: { url: string; detail: string }) {
    super(
      `No LiveKit server answers at ${options.url} (${options.detail}). Check LIVEKIT_URL, and that the server is running.`,
    );
    this.url = options.url;
  }
}

/** The server does not know the key, or the secret does not belong to it. */
export class LivekitKeyRefused extends Error {
  override readonly name = 'LivekitKeyRefused';
  readonly url: string;
  constructor(options: { url: string; detail: string }) {
    super(
      `LiveKit at ${options.url} refuses the API key (${options.detail}). Check that LIVEKIT_API_KEY and LIVEKIT_API_SECRET belong together and to this server.`,
    );
    this.url = options.url;
  }
}

/** The server runs without the message bus that telephone calls need. */
export class SipNotConnected extends Error {
  override readonly name = 'SipNotConnected';
  readonly url: string;
  constructor(options: { url: string }) {
    super(
      `LiveKit at ${options.url} runs without Redis, and so without telephony. Give the server a "redis:" section, start livekit-sip with the same Redis (deploy/ has both), and run this again. LiveKit Cloud needs neither.`,
    );
    this.url = options.url;
  }
}

/** LiveKit understood the request and declined it; `detail` is its own sentence. */
export class LivekitDeclined extends Error {
  override readonly name = 'LivekitDeclined';
  readonly url: string;
  readonly detail: string;
  constructor(options: { url: string; detail: string }) {
    super(`LiveKit at ${options.url} declined: ${options.detail}`);
    this.url = options.url;
    this.detail = options.detail;
  }
}

/**
 * Runs one request to LiveKit's API and names what went wrong.
 * @throws LivekitUnreachable
 * @throws LivekitKeyRefused
 * @throws SipNotConnected
 * @throws LivekitDeclined
 */
export async function askLivekit<T>(url: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw named(asHttp(url), error);
  }
}

function named(url: string, error: unknown): Error {
  if (!(error instanceof ServerError)) {
    return new LivekitUnreachable({ url, detail: detailOf(error) });
  }
  if (error.status === 401 || error.status === 403) {
    return new LivekitKeyRefused({ url, detail: error.message.trim() });
  }
  if (error.message.includes('sip not connected')) return new SipNotConnected({ url });
  if (error.code === undefined) {
    return new LivekitUnreachable({
      url,
      detail: `something answers with status ${error.status}, but it is not LiveKit`,
    });
  }
  return new LivekitDeclined({ url, detail: error.message });
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  if (error instanceof SyntaxError) return 'what answers there is not LiveKit';
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
