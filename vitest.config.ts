import { defineConfig } from 'vitest/config';

/**
 * `unit` runs with Node alone (fresh clone, no servers). The others need a livekit-server, a real
 * Postgres or Redis, skip with a printed reason where one is missing, and must run in CI: `servers` one
 * file after the other, since they measure or use a machine whole; `calls`, whole calls that spend most
 * of their time waiting for somebody to finish a sentence, a few files at once.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.servers.test.ts', 'tests/**/*.calls.test.ts'],
          globalSetup: 'tests/support/left-out.ts',
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
          sequence: { groupOrder: 1 },
          // Whole calls run in real time: a machine that stalls for a moment must not fail them for good.
          retry: 2,
        },
      },
      {
        test: {
          name: 'calls',
          include: ['tests/**/*.calls.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          retry: 2,
        },
      },
    ],
  },
});
