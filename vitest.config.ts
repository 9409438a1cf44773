import { defineConfig } from 'vitest/config';

/**
 * `unit` runs with Node alone (fresh clone, no servers); `servers` needs a livekit-server, a real
 * Postgres or Redis, skips with a printed reason where one is missing, and must run in CI. `trials`
 * are whole calls in which something fails, that are too young to decide about a change: CI runs them
 * and prints how they ended.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.servers.test.ts', 'tests/**/*.trials.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: ['tests/**/*.servers.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // Whole calls run in real time: a machine that stalls for a moment must not fail them for good.
          retry: 2,
        },
      },
      {
        test: {
          name: 'trials',
          include: ['tests/**/*.trials.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
