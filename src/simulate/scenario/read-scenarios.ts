import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { z } from 'zod';
import type { Business } from './businesses.ts';
import { faultsOf } from './faults.ts';
import { type Scenario, scenario } from './scenario.ts';

/** Scenario files are wrong; `problems` holds everything that is. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** Below the scenarios' folder: businesses that only they call. */
export const BUSINESSES = 'businesses';

/**
 * Reads every scenario below a folder, `<trade>/*.yaml`, several to a file where `---` parts them,
 * and checks them against the businesses they are about. In the order of their ids.
 *
 * @throws ScenarioError with every problem of every file
 */
export async function readScenarios(options: {
  folder: string;
  business: (slug: string) => Business | null;
}): Promise<Scenario[]> {
  const { folder, business } = options;
  const problems: string[] = [];
  const scenarios: Scenario[] = [];
  const files = (await readdir(folder, { recursive: true })).filter(
    (name) => /\.ya?ml$/.test(name) && !name.startsWith(`${BUSINESSES}/`),
  );
  if (files.length === 0) problems.push(`${folder}: holds no scenario`);
  const places = new Map<string, string>();
  for (const file of files.sort()) {
    const text = await readFile(join(folder, file), 'utf8');
    for (const [index, document] of parseAllDocuments(text).entries()) {
      const place = index === 0 ? file : `${file} (document ${index + 1})`;
      const [broken] = document.errors;
      if (broken) problems.push(`${place}: ${broken.message}`);
      const content: unknown = broken ? null : document.toJS();
      if (content === null) continue;
      const parsed = scenario.safeParse(content);
      if (!parsed.success) {
        problems.push(...parsed.error.issues.flatMap((issue) => wordIssue(place, issue)));
        continue;
      }
      const [trade = 'other'] = file.includes('/') ? file.split('/') : [];
      const read: Scenario = { ...parsed.data, trade, file };
      const twin = places.get(read.id);
      if (twin) problems.push(`${place}: id: ${read.id} is already used in ${twin}`);
      places.set(read.id, place);
      problems.push(...faultsOf(read, business).map((fault) => `${place}: ${fault}`));
      scenarios.push(read);
    }
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  return scenarios.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Of a union, the problems of the branch that came furthest. */
function wordIssue(place: string, issue: z.core.$ZodIssue, above: PropertyKey[] = []): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const best = [...issue.errors].sort((one, other) => depth(other) - depth(one))[0] ?? [];
    return best.flatMap((inner) => wordIssue(place, inner, path));
  }
  return [`${place}: ${path.map(String).join('.') || 'the document'}: ${issue.message}`];
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}
