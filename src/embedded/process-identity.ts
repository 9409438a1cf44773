import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** One run of one process: a pid alone is given again to other programs. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in the system's own words, or null where the system does not tell. */
  started: string | null;
  /** Where pids mean the same: this boot of this machine and, on Linux, this container. */
  scope: string;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid), scope: scope() };
}

/** Whether that process still runs; null when it belongs to another machine or container. */
export function isAlive(identity: ProcessIdentity): boolean | null {
  if (identity.scope !== scope()) return null;
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(identity.pid) === identity.started;
}

function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      // The command's name, in parentheses, may itself hold spaces and parentheses.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // A zombie holds no files: it is as good as gone.
      return state === 'Z' || state === 'X' ? 'ended' : (fields[18] ?? null);
    } catch {
      return 'ended';
    }
  }
  try {
    const answer = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return answer.trim() || 'ended';
  } catch {
    return null;
  }
}

let knownScope: string | undefined;

function scope(): string {
  knownScope ??= readScope();
  return knownScope;
}

function readScope(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
