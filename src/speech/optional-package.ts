import { createRequire } from 'node:module';

/** A provider was named whose package is not installed. */
export class PackageMissingError extends Error {
  override readonly name = 'PackageMissingError';

  constructor(readonly packageName: string) {
    super(packageMissing(packageName));
  }
}

/** Packages that are installed only by who wants them, with the version that fits. */
const OPTIONAL = {
  elevenlabs: '@livekit/agents-plugin-elevenlabs@1.8.1',
} as const;

type OptionalProvider = keyof typeof OPTIONAL;

const resolve = createRequire(import.meta.url).resolve;

/** Why this provider's package cannot be loaded; null when it can, or needs none of its own. */
export function missingPackageOf(provider: string): string | null {
  if (!(provider in OPTIONAL)) return null;
  const wanted = OPTIONAL[provider as OptionalProvider];
  try {
    resolve(nameOf(wanted));
    return null;
  } catch {
    return packageMissing(wanted);
  }
}

/**
 * Loads an optional package.
 *
 * @throws PackageMissingError
 */
export async function optionalPackage(provider: OptionalProvider): Promise<unknown> {
  if (missingPackageOf(provider)) throw new PackageMissingError(OPTIONAL[provider]);
  return import(nameOf(OPTIONAL[provider]));
}

function nameOf(wanted: string): string {
  return wanted.slice(0, wanted.lastIndexOf('@'));
}

function packageMissing(wanted: string): string {
  return `needs the package ${nameOf(wanted)}, which is not installed: npm install ${wanted}`;
}
