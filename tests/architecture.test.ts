import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The house: a lower room never imports a higher one. */

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each room may import of ours, itself aside. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  dialogue: [],
  booking: [],
  language: [],
  observe: ['dialogue'],
  config: [],
  resilience: ['dialogue'],
  capture: ['language'],
  store: ['dialogue'],
  spool: ['store', 'dialogue', 'observe'],
  tools: ['booking', 'store', 'dialogue', 'language'],
  brain: ['tools', 'booking', 'store', 'dialogue', 'language', 'capture', 'config', 'resilience'],
  agents: ['brain', 'tools', 'booking', 'store', 'dialogue', 'language', 'capture'],
  call: [
    'agents',
    'brain',
    'tools',
    'booking',
    'store',
    'dialogue',
    'language',
    'speech',
    'telephony',
    'switchboard',
    'observe',
    'config',
    'resilience',
    'spool',
  ],
  speech: ['dialogue', 'config', 'observe', 'resilience'],
  telephony: ['dialogue', 'config', 'observe'],
  switchboard: ['store', 'telephony', 'resilience', 'dialogue', 'config', 'observe'],
  embedded: ['store', 'config', 'observe'],
  doctor: ['store', 'telephony', 'embedded', 'config', 'observe'],
  desk: [
    'store',
    'telephony',
    'switchboard',
    'speech',
    'language',
    'dialogue',
    'config',
    'observe',
  ],
  // The callers know nothing of how they are understood: neither language nor brain.
  simulate: [
    'telephony',
    'call',
    'brain',
    'store',
    'embedded',
    'dialogue',
    'config',
    'observe',
    'resilience',
  ],
  commands: [
    'spool',
    'worker.ts',
    'simulate',
    'doctor',
    'desk',
    'embedded',
    'speech',
    'store',
    'dialogue',
    'telephony',
    'config',
    'observe',
  ],
};

/** Rooms that know neither time nor chance: both are handed to them. */
const WITHOUT_CLOCK = [
  'booking',
  'dialogue',
  'language',
  'capture',
  'tools',
  'brain',
  'agents',
  'store',
  'resilience',
];
const CLOCKS =
  /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bDateTime\.(?:now|local)\(\s*\)|\brandomUUID\(/;
const MOST_LINES = 400;

interface SourceFile {
  /** Below the repository, with slashes. */
  path: string;
  text: string;
}

function typescriptIn(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, folder, name))
    .map((path) => ({
      path: relative(root, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
}

const source = typescriptIn('src');
const roomOf = (path: string) => path.split('/')[1] ?? '';
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Files of ours that a file imports, in whatever way. */
function importsOf({ path, text }: SourceFile): string[] {
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'(\.{1,2}\/[^']+)'/g)].map(
    ([, target]) =>
      relative(root, resolve(root, dirname(path), target ?? ''))
        .split(sep)
        .join('/'),
  );
}

describe('the house', () => {
  it('has a known place for every room', () => {
    const rooms = new Set(
      source.map(({ path }) => roomOf(path)).filter((room) => !room.endsWith('.ts')),
    );
    expect([...rooms].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
    expect(source.length).toBeGreaterThan(100);
  });

  it.each(Object.entries(MAY_IMPORT))('%s imports nothing above it', (room, allowed) => {
    const wrong = source
      .filter(({ path }) => roomOf(path) === room)
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith('src/'))
          .map(roomOf)
          .filter((target) => target !== room && !allowed.includes(target))
          .map((target) => `${file.path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('is imported by tests, and never imports them', () => {
    const wrong = source.flatMap((file) =>
      importsOf(file).filter((target) => !target.startsWith('src/')),
    );
    expect(wrong.filter((target) => target !== 'package.json')).toEqual([]);
  });

  it('is entered at the top only', () => {
    const entrances = ['src/cli.ts', 'src/chat.ts', 'src/worker.ts'];
    const inside = source.filter(
      ({ path }) => !entrances.includes(path) && !path.startsWith('src/commands/'),
    );
    expect(
      inside.flatMap((file) => importsOf(file).filter((target) => entrances.includes(target))),
    ).toEqual([]);
  });

  it.each(['booking', 'dialogue'])('%s does no input or output, and knows no SDK', (room) => {
    const outside = source
      .filter(({ path }) => roomOf(path) === room)
      .flatMap(({ text }) => [...text.matchAll(/\bfrom '([^.'][^']*)'/g)].map(([, name]) => name));
    expect(outside.filter((name) => !['luxon', 'node:crypto'].includes(name ?? ''))).toEqual([]);
  });

  it.each(WITHOUT_CLOCK)('%s reads no clock and draws no lots', (room) => {
    const wrong = source.filter(
      ({ path, text }) => roomOf(path) === room && CLOCKS.test(withoutComments(text)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('simulated callers', () => {
  const PURE = ['caller', 'speech', 'channel', 'grade'];

  it.each(PURE)('%s shares no code with what is judged', (part) => {
    const wrong = source
      .filter(({ path }) => path.startsWith(`src/simulate/${part}/`))
      .flatMap((file) => importsOf(file))
      .filter((target) => !target.startsWith('src/simulate/'));
    expect(wrong).toEqual([]);
  });

  it('knows nothing of how the script understands', () => {
    const wrong = source
      .filter(({ path }) => path.startsWith('src/simulate/'))
      .flatMap((file) => importsOf(file))
      .filter((target) => /^src\/(?:language|brain\/scripted)\//.test(target));
    expect(wrong).toEqual([]);
  });

  it('reads no clock and draws no lots but its own', () => {
    const wrong = source.filter(
      ({ path, text }) =>
        PURE.some((part) => path.startsWith(`src/simulate/${part}/`)) &&
        CLOCKS.test(withoutComments(text)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('every file', () => {
  const all = [...source, ...typescriptIn('tests'), ...typescriptIn('bench')];

  it(`has at most ${MOST_LINES} lines`, () => {
    const long = all.filter(({ text }) => text.split('\n').length > MOST_LINES + 1);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length - 1}`)).toEqual([]);
  });

  it('is named in kebab case', () => {
    const names = all.flatMap(({ path }) => path.split('/'));
    expect(names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*$/.test(name))).toEqual(
      [],
    );
  });

  it('leaves nothing to be done, and silences no check', () => {
    const wanted = new RegExp(['TO', 'DO|FIX', 'ME|@ts-', 'ignore|@ts-', 'nocheck'].join(''));
    expect(all.filter(({ text }) => wanted.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('imports with its extension', () => {
    const bare = all.flatMap((file) =>
      importsOf(file)
        .filter((target) => !/\.(?:ts|json|mjs)$/.test(target))
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(bare).toEqual([]);
  });
});
