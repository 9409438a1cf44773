import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acquireOwnership, type Ownership } from '../../src/embedded/ownership.ts';
import { isAlive, ownIdentity } from '../../src/embedded/process-identity.ts';
import { emptyDataDir } from '../support/database.ts';

let directory: string;
const held: Ownership[] = [];

beforeEach(() => {
  directory = emptyDataDir();
});

afterEach(() => {
  for (const ownership of held.splice(0)) ownership.release();
  rmSync(directory, { recursive: true, force: true });
});

function acquire(instance: string, within = directory) {
  const acquired = acquireOwnership({ directory: within, instance });
  if (acquired.owned) held.push(acquired.ownership);
  return acquired;
}

function leaveClaim(within: string, claim: object): string {
  mkdirSync(join(within, 'owners'), { recursive: true });
  const path = join(within, 'owners', '000003.json');
  const whole = { instance: 'old', released: false, ...ownIdentity(), ...claim };
  writeFileSync(path, JSON.stringify(whole));
  return path;
}

describe('ownership of a directory', () => {
  it('is one process’s until it is released', () => {
    const first = acquire('first');
    expect(first.owned).toBe(true);
    expect(acquire('second')).toEqual({
      owned: false,
      holder: expect.objectContaining({ instance: 'first', pid: process.pid }),
    });
    if (first.owned) first.ownership.release();
    expect(acquire('second').owned).toBe(true);
  });

  it('passes on from a process that has ended, even if its pid lives', () => {
    leaveClaim(directory, { started: 'long ago' });
    expect(acquire('next').owned).toBe(true);
  });

  it('passes on from another machine or container only when that has fallen silent', () => {
    const path = leaveClaim(directory, { scope: 'elsewhere' });
    expect(acquire('early').owned).toBe(false);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(path, longAgo, longAgo);
    expect(acquire('late').owned).toBe(true);
  });

  it('tells a suspended owner that others have taken over, or that the directory is gone', () => {
    vi.useFakeTimers();
    try {
      for (const lose of [
        () => leaveClaim(directory, { instance: 'later' }),
        () => rmSync(join(directory, 'owners'), { recursive: true }),
      ]) {
        rmSync(join(directory, 'owners'), { recursive: true, force: true });
        const acquired = acquire('suspended');
        const onLost = vi.fn();
        if (acquired.owned) acquired.ownership.onLost(onLost);
        vi.advanceTimersByTime(10_000);
        expect(onLost).not.toHaveBeenCalled();
        lose();
        vi.advanceTimersByTime(10_000);
        expect(onLost).toHaveBeenCalledTimes(1);
      }
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not pile up files', () => {
    for (let round = 0; round < 20; round += 1) {
      const acquired = acquire(`round-${round}`);
      if (acquired.owned) acquired.ownership.release();
    }
    expect(readdirSync(join(directory, 'owners')).length).toBeLessThanOrEqual(2);
  });
});

describe('a process', () => {
  it('is told apart from a later one with its pid', () => {
    const own = ownIdentity();
    expect(isAlive(own)).toBe(true);
    expect(isAlive({ ...own, started: 'earlier' })).toBe(false);
    expect(isAlive({ ...own, scope: 'another machine' })).toBeNull();
  });

  it('is gone once it has ended', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    const { pid = 0 } = child;
    await once(child, 'exit');
    expect(isAlive({ ...ownIdentity(), pid })).toBe(false);
  });
});

describe('a race for directories', () => {
  const ROUNDS = 150;
  const RACERS = 4;

  async function race(directories: string[]): Promise<string[][]> {
    const program = fileURLToPath(new URL('./ownership-process.ts', import.meta.url));
    const racers: ChildProcess[] = [];
    try {
      const ready = Array.from({ length: RACERS }, async (_, racer) => {
        const args = ['--import', 'tsx', program, `racer-${racer}`, ...directories];
        const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
        racers.push(child);
        const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
        await lines.next();
        return async () => {
          child.stdin.write('go\n');
          return JSON.parse(String((await lines.next()).value)) as string[];
        };
      });
      const go = await Promise.all(ready);
      return await Promise.all(go.map((start) => start()));
    } finally {
      for (const child of racers) child.kill('SIGKILL');
    }
  }

  it.each([
    ['nobody owned', () => undefined],
    ['a dead process owned', (round: string) => void leaveClaim(round, { started: 'long ago' })],
  ])('that %s has exactly one winner each', async (_, prepare) => {
    const directories = Array.from({ length: ROUNDS }, (__, round) => {
      const path = join(directory, String(round));
      mkdirSync(path);
      prepare(path);
      return path;
    });
    const won = (await race(directories)).flat();
    expect(won.sort()).toEqual(directories.sort());
  });
});
