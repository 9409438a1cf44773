import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine, told apart from a later one with the same id by its start time. */
export interface ProcessInfo {
  pid: number;
  parent: number;
  startTicks: string;
  command: string;
}

/** Every process there is (Linux). */
export function processes(): ProcessInfo[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
        // The name in parentheses may itself hold spaces and parentheses.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (fields[0] === 'Z') return [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [
          { pid: Number(name), parent: Number(fields[1]), startTicks: fields[19] ?? '', command },
        ];
      } catch {
        return []; // It ended while we looked.
      }
    });
}

/** The processes started by `pid`, and by those, and so on. */
export function descendants(pid: number): ProcessInfo[] {
  const all = processes();
  const found: ProcessInfo[] = [];
  const parents = [pid];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    const children = all.filter((process) => process.parent === parent);
    found.push(...children);
    parents.push(...children.map((child) => child.pid));
  }
  return found;
}

/** Those of `known` that still run. */
export function stillRunning(known: readonly ProcessInfo[]): ProcessInfo[] {
  const all = processes();
  return known.filter((old) =>
    all.some((process) => process.pid === old.pid && process.startTicks === old.startTicks),
  );
}
