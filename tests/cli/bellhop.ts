import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTypeScript } from '../support/typescript-child.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

export interface Ran {
  code: number | null;
  out: string;
  err: string;
  /** Lines of standard output. */
  lines: string[];
}

export interface Running {
  child: ChildProcessWithoutNullStreams;
  /** Resolves once standard output holds this. */
  shows(pattern: RegExp): Promise<void>;
  end: Promise<Ran>;
}

/** Starts `bellhop` with these settings and no others, in a folder without a `.env`. */
export function start(args: readonly string[], environment: Record<string, string> = {}): Running {
  const cwd = mkdtempSync(join(tmpdir(), 'bellhop-cli-'));
  const child = spawn(process.execPath, [...runTypeScript, CLI, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, ...environment },
  });
  let out = '';
  let err = '';
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const look of watchers) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const end = once(child, 'close').then(([code]): Ran => {
    rmSync(cwd, { recursive: true, force: true });
    return { code: code as number | null, out, err, lines: out.split('\n').filter(Boolean) };
  });
  const shows = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (pattern.test(out)) resolve();
      };
      watchers.add(look);
      look();
      void end.then((ran) => reject(new Error(`ended with ${ran.code}: ${ran.out}${ran.err}`)));
    });
  return { child, shows, end };
}

/** Runs `bellhop` to its end, with these lines on standard input. */
export function run(
  args: readonly string[],
  environment: Record<string, string> = {},
  input = '',
): Promise<Ran> {
  const { child, end } = start(args, environment);
  child.stdin.end(input);
  return end;
}
