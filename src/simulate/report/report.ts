import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DialogueResult } from '../engine/run-job.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { reportPage } from './page.ts';
import type { Summary } from './summary.ts';

/** Failed dialogues that are shown in full at the most. */
const MOST_SHOWN = 60;

/**
 * Writes the run as a page that needs nothing else, and as JSON beside those of earlier runs.
 * Resolves to the page's path.
 */
export async function writeReport(options: {
  folder: string;
  summary: Summary;
  results: readonly DialogueResult[];
  scenarios: readonly Scenario[];
}): Promise<string> {
  const { folder, summary, results, scenarios } = options;
  await mkdir(folder, { recursive: true });
  const earlier = await earlierIn(folder);
  const stamp = summary.at.replace(/[:.]/g, '-');
  const worst = [...results]
    .filter(({ passed }) => !passed)
    .sort((one, other) => badness(other) - badness(one));
  await writeFile(
    join(folder, `run-${stamp}.json`),
    `${JSON.stringify({ summary, results: results.map(brief) }, null, 1)}\n`,
  );
  await writeFile(
    join(folder, `failed-${stamp}.json`),
    `${JSON.stringify(worst.slice(0, MOST_SHOWN * 5), null, 1)}\n`,
  );
  const page = join(folder, 'report.html');
  await writeFile(
    page,
    reportPage({
      summary,
      earlier,
      scenarios,
      worst: worst.slice(0, MOST_SHOWN),
      failed: worst.length,
    }),
  );
  return page;
}

async function earlierIn(folder: string): Promise<Summary[]> {
  const names = (await readdir(folder)).filter((name) => /^run-.*\.json$/.test(name)).sort();
  const summaries = await Promise.all(
    names.map(async (name) => {
      try {
        const read = JSON.parse(await readFile(join(folder, name), 'utf8')) as {
          summary?: Summary;
        };
        return read.summary ? [read.summary] : [];
      } catch {
        // A file of someone else's, or half of one: history goes on without it.
        return [];
      }
    }),
  );
  return summaries.flat();
}

function brief({ scenario, channel, repeat, style, passed, faults, callerTurns }: DialogueResult) {
  return { scenario, channel, repeat, style, passed, callerTurns, faults };
}

const WEIGHT: Record<string, number> = {
  disclosure: 100,
  'no-consent': 90,
  'wrong-write': 80,
  'false-statement': 70,
  crash: 60,
  'missing-write': 20,
};

function badness({ faults, channel }: DialogueResult): number {
  const sum = faults.reduce((total, { kind }) => total + (WEIGHT[kind] ?? 5), 0);
  return sum + (channel === 'clean' ? 15 : 0);
}
