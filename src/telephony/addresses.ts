/** The same server's HTTP address, from any of the forms people write it in. */
export function httpAddress(url: string): string {
  return withoutTrailingSlash(url.replace(/^ws(?=s?:\/\/)/i, 'http'));
}

/** The same server's WebSocket address (`ws` or `wss`). */
export function webSocketAddress(url: string): string {
  return withoutTrailingSlash(url.replace(/^http(?=s?:\/\/)/i, 'ws'));
}

function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
