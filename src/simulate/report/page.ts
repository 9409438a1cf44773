import type { DialogueResult } from '../engine/run-job.ts';
import { show } from '../grade/grade-rows.ts';
import type { Snapshot } from '../grade/rows.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { isHeldOut } from '../scenario/select.ts';
import { barChart, escaped, historyChart } from './charts.ts';
import { percent, type Row, type Summary } from './summary.ts';

// Okabe and Ito's colours, told apart by the colour-blind; shapes and figures say the same in print.
const STYLE = `
:root { --ink: #1b1b1b; --faint: #6b6b6b; --rule: #d9d9d9; --paper: #fff; --one: #0072b2; --four: #d55e00; --held: #009e73; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --faint: #a5a5a5; --rule: #444; --paper: #16181b; --one: #56b4e9; --four: #e69f00; --held: #2fc998; } }
@media print { :root { --ink: #000; --faint: #444; --rule: #bbb; --paper: #fff; --one: #0072b2; --four: #d55e00; --held: #009e73; } details { break-inside: avoid; } }
* { box-sizing: border-box; }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .5rem; }
p, li { max-width: 48rem; } .faint { color: var(--faint); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid var(--rule); } td.n, th.n { text-align: right; }
figure { margin: .5rem 0 1rem; overflow-x: auto; } svg { width: 100%; min-width: 34rem; height: auto; font: 12px system-ui, sans-serif; }
svg text { fill: var(--ink); } .title { font-weight: 600; } .tick { fill: var(--faint); } .grid { stroke: var(--rule); }
.one { fill: var(--one); } .four { fill: var(--four); stroke: var(--paper); stroke-width: 1; } .reach { stroke: var(--ink); fill: none; stroke-width: 1.3; }
.line { fill: none; stroke-width: 1.6; } .oneline { stroke: var(--one); } .fourline { stroke: var(--four); stroke-dasharray: 6 3; } .heldline { stroke: var(--held); stroke-dasharray: 2 3; } .heldmark { fill: var(--held); }
details { border: 1px solid var(--rule); border-radius: 6px; margin: .5rem 0; padding: .4rem .8rem; } summary { cursor: pointer; }
.fault { border-left: 4px solid var(--four); padding-left: .6rem; margin: .3rem 0; }
.talk { display: grid; grid-template-columns: 5rem 1fr; gap: .15rem .6rem; margin: .5rem 0; } .who { color: var(--faint); text-align: right; }
.meant { color: var(--faint); } pre { white-space: pre-wrap; font-size: 12.5px; margin: .3rem 0; } .good::before { content: "✓ "; } .bad::before { content: "✗ "; } .bad { font-weight: 600; }
`;

/** The whole report as one page with nothing to load. */
export function reportPage(options: {
  summary: Summary;
  earlier: readonly Summary[];
  scenarios: readonly Scenario[];
  worst: readonly DialogueResult[];
  failed: number;
}): string {
  const { summary, earlier, scenarios, worst, failed } = options;
  const titles = new Map(scenarios.map(({ id, title }) => [id, title]));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulated callers, ${escaped(summary.at.slice(0, 10))}</title><style>${STYLE}</style></head><body>
<h1>Simulated callers</h1>
<p class="faint">${escaped(summary.at.slice(0, 16).replace('T', ' '))} UTC, ${escaped(summary.brain)} brain, ${summary.mode}, seed ${summary.seed}. ${summary.scenarios} scenarios, ${summary.dialogues} dialogues in ${summary.seconds} s (${summary.dialoguesPerSecond} a second), ${summary.turnsMean} turns on average.</p>
<p>A dialogue passes when the rows it leaves are exactly the right ones, every date, time, price, code and outcome that was said was true when it was said, nothing of other people's was told, nothing was written without a read-back and a yes, and it took no longer than it should. pass^1 is the share of dialogues that pass; pass^4 the chance that four in a row do. Intervals are 95 % (Wilson).</p>
<h2>Gates</h2><table><tr><th>gate</th><th class="n">measured</th><th class="n">wanted</th></tr>${summary.gates
    .map(
      ({ name, passed, measured, wanted }) =>
        `<tr><td class="${passed ? 'good' : 'bad'}">${escaped(name)}</td><td class="n">${escaped(measured)}</td><td class="n">${escaped(wanted)}</td></tr>`,
    )
    .join('')}</table>
<h2>Line quality</h2>${barChart('Bar: pass^1 with its interval. Diamond: pass^4.', summary.channels)}${table(summary.channels)}
<h2>What was worked on, and what was held out</h2><p>A third of the scenarios, fixed by their ids, is only scored and never read while the receptionist is mended.</p>${table([summary.open, summary.heldOut])}
${history(earlier, summary)}
<h2>Trades</h2>${barChart(`By trade, ${summary.main} line`, summary.trades)}
<h2>Ways of speaking</h2>${barChart(`By way of speaking, ${summary.main} line`, summary.styles)}
<h2>Tags</h2>${barChart(`By tag, ${summary.main} line`, summary.tags)}
<h2>What went wrong</h2>${faultTable(summary)}
<h2>The worst dialogues first</h2><p>${failed === 0 ? 'None failed.' : `${failed} failed; ${worst.length} are shown. Dialogues of held-out scenarios are left out here.`}</p>
${worst
  .filter(({ scenario }) => !isHeldOut(scenario))
  .map((result) => dialogue(result, titles.get(result.scenario) ?? ''))
  .join('\n')}
</body></html>
`;
}

function history(earlier: readonly Summary[], summary: Summary): string {
  const chart = historyChart([...earlier, summary]);
  return chart ? `<h2>Over time</h2>${chart}` : '';
}

function table(rows: readonly Row[]): string {
  const cells = rows
    .map(
      ({ name, scenarios, dialogues, pass1, pass4 }) =>
        `<tr><td>${escaped(name)}</td><td class="n">${scenarios}</td><td class="n">${dialogues}</td><td class="n">${percent(pass1.value)}</td><td class="n">${percent(pass1.low)} to ${percent(pass1.high)}</td><td class="n">${percent(pass4.value)}</td><td class="n">${pass4.value === null ? '-' : `${percent(pass4.low)} to ${percent(pass4.high)}`}</td></tr>`,
    )
    .join('');
  return `<table><tr><th></th><th class="n">scenarios</th><th class="n">dialogues</th><th class="n">pass^1</th><th class="n">95 %</th><th class="n">pass^4</th><th class="n">95 %</th></tr>${cells}</table>`;
}

function faultTable(summary: Summary): string {
  const rows = Object.entries(summary.faults).sort(([, one], [, other]) => other - one);
  if (rows.length === 0) return '<p>Nothing.</p>';
  return `<table><tr><th>kind</th><th class="n">times</th></tr>${rows
    .map(([kind, count]) => `<tr><td>${escaped(kind)}</td><td class="n">${count}</td></tr>`)
    .join('')}</table>`;
}

function dialogue(result: DialogueResult, title: string): string {
  const { scenario, style, channel, repeat, faults, lines, before, after } = result;
  const talk = lines
    .map(
      ({ who, text, meant }) =>
        `<span class="who">${who}</span><span>${escaped(text)}${meant === undefined ? '' : ` <span class="meant">(meant: ${escaped(meant)})</span>`}</span>`,
    )
    .join('');
  return `<details><summary><strong>${escaped(scenario)}</strong> ${escaped(style)}, ${channel}, ${repeat}: ${escaped([...new Set(faults.map(({ kind }) => kind))].join(', '))}</summary>
<p class="faint">${escaped(title)}</p>${faults
    .map(
      ({ kind, detail, turn }) =>
        `<p class="fault"><strong>${kind}</strong>${turn === undefined ? '' : ` in the agent's turn ${turn + 1}`}: ${escaped(detail)}</p>`,
    )
    .join('')}<div class="talk">${talk}</div>
<h3>Rows before</h3><pre>${escaped(rowsOf(before))}</pre><h3>Rows after</h3><pre>${escaped(rowsOf(after))}</pre></details>`;
}

/** Strangers' rows that fill a day would hide the rest. */
function rowsOf({ appointments, messages }: Snapshot): string {
  const shown = appointments.filter(({ name }) => name !== 'Filled Before');
  const filled = appointments.length - shown.length;
  const lines = [
    ...shown.map(show),
    ...(filled > 0 ? [`${filled} appointments that fill the times`] : []),
    ...messages.map(({ text, phone }) => `message "${text}" from ${phone ?? 'nobody'}`),
  ];
  return lines.join('\n') || 'none';
}
