import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const tests = fileURLToPath(new URL('../', import.meta.url));

/** Says after the tests that need Node alone which ones they were not. */
export function teardown(): void {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' });
  const left = files.filter((file) => /\.(?:servers|calls)\.test\.ts$/.test(file)).length;
  console.log(
    `skipped: ${left} files of tests that need more than Node (livekit-server, PostgreSQL, Redis, flite, ` +
      'speech models). `npm run test:servers` runs them and says what is missing; in CI they must run.',
  );
}
