import { type Check, fail, ok, warn } from './check.ts';

/** Who hears, decides and speaks in calls, in the order in which one follows another. */
export interface Chains {
  ears: readonly string[];
  voices: readonly string[];
  /** Language models; the scripted brain comes last anyway. */
  models: readonly string[];
}

export interface ChainChecks {
  /** What the settings choose, or why they cannot be followed; absent where nothing is chosen. */
  chains?: Chains | { problems: readonly string[] } | undefined;
}

/** Whether the chains that are named can be used, and whether each has a second link. */
export async function checkChains({ chains }: ChainChecks): Promise<Check[]> {
  const id = 'providers';
  if (chains === undefined) return [];
  if ('problems' in chains) {
    return chains.problems.map((problem) =>
      fail(id, {
        detail: `No call can be taken: ${problem}.`,
        advice: 'Set what is missing, or take it out of the list (docs/providers.md).',
      }),
    );
  }
  const { ears, voices, models } = chains;
  const detail = `Hears with ${inOrder(ears)}; decides with ${inOrder([...models, 'scripted'])}; speaks with ${inOrder(voices)}.`;
  const alone = [
    ...(ears.length === 1 ? [`hears when ${ears[0]} fails`] : []),
    ...(voices.length === 1 ? [`speaks when ${voices[0]} fails`] : []),
  ];
  if (alone.length === 0) return [ok(id, { detail })];
  const isLocal = [ears, voices].every((names) => names.length > 1 || names[0] === 'local');
  return [
    warn(id, {
      detail: `${detail} Nothing ${alone.join(', and nothing ')}.`,
      advice: isLocal
        ? 'Set up a vendor too (docs/providers.md).'
        : 'Set up a second one, or local, which needs no vendor: run scripts/fetch-speech-models.sh and set BELLHOP_MODELS.',
    }),
  ];
}

function inOrder(names: readonly string[]): string {
  return names.join(', then ');
}
