/** The address of LiveKit's HTTP API, from any of the forms people write it in. */
export function livekitHttpUrl(url: string): string {
  return withoutTrailingSlash(url.replace(/^ws(?=s?:\/\/)/i, 'http'));
}

/** The address that clients join at (`ws` or `wss`). */
export function livekitWebSocketUrl(url: string): string {
  return withoutTrailingSlash(url.replace(/^http(?=s?:\/\/)/i, 'ws'));
}

function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
