import { percent, type Row, type Summary } from './summary.ts';

const WIDTH = 760;
const LEFT = 190;
const RIGHT = 90;
const ROW = 26;

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Pass rates as bars with their 95 % intervals. Told apart by place, shape and figures, not by
 * colour: pass^1 is the filled bar, pass^4 the diamond.
 */
export function barChart(title: string, rows: readonly Row[]): string {
  const height = 34 + rows.length * ROW + 22;
  const scale = (value: number) => LEFT + value * (WIDTH - LEFT - RIGHT);
  const grid = [0, 0.25, 0.5, 0.75, 1]
    .map(
      (at) =>
        `<line class="grid" x1="${scale(at)}" x2="${scale(at)}" y1="28" y2="${height - 20}"/>` +
        `<text class="tick" x="${scale(at)}" y="${height - 6}" text-anchor="middle">${at * 100} %</text>`,
    )
    .join('');
  const bars = rows
    .map(({ name, pass1, pass4, dialogues }, index) => {
      const y = 34 + index * ROW;
      const value = pass1.value ?? 0;
      const four =
        pass4.value === null
          ? ''
          : `<path class="four" d="M ${scale(pass4.value)} ${y + 2} l 6 7 l -6 7 l -6 -7 z"><title>pass^4 ${percent(pass4.value)}</title></path>`;
      return (
        `<text class="name" x="${LEFT - 8}" y="${y + 13}" text-anchor="end">${escaped(name)}</text>` +
        `<rect class="one" x="${LEFT}" y="${y + 3}" width="${Math.max(1, scale(value) - LEFT)}" height="12"><title>pass^1 ${percent(value)}, ${dialogues} dialogues</title></rect>` +
        `<path class="reach" d="M ${scale(pass1.low)} ${y + 9} H ${scale(pass1.high)} M ${scale(pass1.low)} ${y + 5} v 8 M ${scale(pass1.high)} ${y + 5} v 8"/>` +
        four +
        `<text class="value" x="${WIDTH - RIGHT + 10}" y="${y + 13}">${percent(pass1.value)}</text>`
      );
    })
    .join('');
  return `<figure><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}"><text class="title" x="0" y="16">${escaped(title)}</text>${grid}${bars}</svg></figure>`;
}

/** Figures of earlier runs and this one, oldest first: squares for pass^1, diamonds for pass^4. */
export function historyChart(runs: readonly Summary[]): string {
  const points = runs.flatMap((run) => {
    const clean = run.channels.find(({ name }) => name === 'clean');
    return clean?.pass1.value == null
      ? []
      : [
          {
            at: run.at,
            one: clean.pass1.value,
            four: clean.pass4.value,
            held: run.heldOut.pass1.value,
          },
        ];
  });
  if (points.length < 2) return '';
  const height = 220;
  const x = (index: number) => 50 + (index * (WIDTH - 110)) / Math.max(1, points.length - 1);
  const lowest = Math.min(
    0.9,
    ...points.flatMap(({ one, four, held }) => [one, four ?? 1, held ?? 1]),
  );
  const floor = Math.floor(lowest * 10) / 10;
  const y = (value: number) => 30 + ((1 - value) / (1 - floor)) * (height - 70);
  const line = (name: string, values: (number | null)[]) => {
    const there = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
    const path = there.map(({ value, index }, at) => `${at ? 'L' : 'M'} ${x(index)} ${y(value)}`);
    const marks = there
      .map(({ value, index }) =>
        name === 'four'
          ? `<path class="four" d="M ${x(index)} ${y(value) - 5} l 5 5 l -5 5 l -5 -5 z"/>`
          : name === 'held'
            ? `<circle class="heldmark" cx="${x(index)}" cy="${y(value)}" r="4"/>`
            : `<rect class="one" x="${x(index) - 4}" y="${y(value) - 4}" width="8" height="8"/>`,
      )
      .join('');
    return `<path class="line ${name}line" d="${path.join(' ')}"/>${marks}`;
  };
  const grid = [floor, (1 + floor) / 2, 1]
    .map(
      (at) =>
        `<line class="grid" x1="50" x2="${WIDTH - 60}" y1="${y(at)}" y2="${y(at)}"/><text class="tick" x="44" y="${y(at) + 4}" text-anchor="end">${Math.round(at * 100)} %</text>`,
    )
    .join('');
  const days = points
    .filter((_, index) => index === 0 || index === points.length - 1)
    .map(
      ({ at }, index) =>
        `<text class="tick" x="${x(index * (points.length - 1))}" y="${height - 8}" text-anchor="middle">${escaped(at.slice(0, 16).replace('T', ' '))}</text>`,
    )
    .join('');
  return `<figure><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Figures over time"><text class="title" x="0" y="16">Clean line over time: square pass^1, diamond pass^4, circle held-out pass^1</text>${grid}${line(
    'one',
    points.map(({ one }) => one),
  )}${line(
    'four',
    points.map(({ four }) => four),
  )}${line(
    'held',
    points.map(({ held }) => held),
  )}${days}</svg></figure>`;
}
