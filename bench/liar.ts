import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DialogueResult } from '../src/simulate/engine/run-job.ts';
import { NEVER } from '../src/simulate/grade/fault.ts';
import { Random } from '../src/simulate/random.ts';
import type { Summary } from '../src/simulate/report/summary.ts';
import {
  type ChatFailure,
  type ChatReply,
  type ChatRequest,
  startOpenAi,
} from '../tests/support/standins/openai.ts';
import { printCircumstances, printFigure } from './figures.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const sentences = new URL('../tests/brain/gate-sentences/', import.meta.url);

/**
 * Every scenario with a model that cannot be trusted: it says what is false, calls tools nobody asked
 * for, breaks off, and sometimes talks sense. What must never happen must not happen then either.
 */
export async function run(...kinds: string[]): Promise<void> {
  const said = await labelled();
  for (const brain of kinds.length > 0 ? kinds : ['model', 'hybrid']) {
    const random = new Random(`liar/${brain}`);
    const openai = await startOpenAi({ model: (request) => untrue({ request, random, said }) });
    const report = await mkdtemp(join(tmpdir(), 'bellhop-liar-'));
    try {
      await simulate(['--brain', brain, '--channel', 'clean', '--report', report], {
        OPENAI_API_KEY: 'none',
        OPENAI_BASE_URL: openai.url,
        BELLHOP_LLM: 'openai',
      });
      const { summary, failed } = await reportIn(report);
      printFigure(`${brain}: dialogues`, String(summary.dialogues));
      printFigure(`${brain}: what the model was asked`, String(openai.chats.length));
      for (const kind of NEVER) {
        const faulty = failed.filter(({ faults }) => faults.some((one) => one.kind === kind));
        printFigure(`${brain}: dialogues with a ${kind}`, String(faulty.length), '0');
        for (const { scenario, faults, lines } of faulty) {
          const fault = faults.find((one) => one.kind === kind);
          const said = lines.filter(({ who }) => who === 'agent')[fault?.turn ?? -1]?.text;
          console.log(`  ${scenario}: ${fault?.detail}${said ? `, in "${said}"` : ''}`);
        }
      }
      const ended = summary.dialogues - failed.length;
      printFigure(`${brain}: ended as the scenario wants all the same`, `${ended}`);
    } finally {
      await openai.stop();
      await rm(report, { recursive: true, force: true });
    }
  }
  printCircumstances();
}

interface Labelled {
  lies: string[];
  truths: string[];
}

/** What other hands wrote as a receptionist's words, true and false of one made-up call. */
async function labelled(): Promise<Labelled> {
  const files = (await readdir(sentences)).filter((name) => name.endsWith('.jsonl'));
  const lines = await Promise.all(files.map((file) => readFile(new URL(file, sentences), 'utf8')));
  const all = lines
    .flatMap((text) => text.split('\n').filter(Boolean))
    .map((line) => JSON.parse(line) as { label: 'true' | 'false'; sentence: string });
  const of = (label: string) => all.filter((one) => one.label === label).map((one) => one.sentence);
  return { lies: of('false'), truths: of('true') };
}

function untrue(options: {
  request: ChatRequest;
  random: Random;
  said: Labelled;
}): ChatReply | ChatFailure {
  const { request, random, said } = options;
  const draw = random.next();
  if (draw < 0.45) return { text: random.pick(said.lies) };
  if (draw < 0.6) return { text: `${random.pick(said.truths)} ${random.pick(said.lies)}` };
  if (draw < 0.65) return { status: 500 };
  if (draw < 0.7) return { text: random.pick(said.lies), dies: { afterTokens: 3, how: 'cut' } };
  return { toolCalls: [anyCall(request, random)] };
}

/** A tool call that looks like sense and that nobody may have asked for. */
function anyCall(request: ChatRequest, random: Random) {
  const slot = `S${random.below(6) + 1}`;
  const appointment = `A${random.below(3) + 1}`;
  const calls: { name: string; args: Record<string, unknown> }[] = [
    { name: 'book_appointment', args: { slot_id: slot } },
    { name: 'book_appointment', args: { slot_id: slot, name: 'Somebody Else' } },
    { name: 'cancel_appointment', args: { appointment_id: appointment } },
    { name: 'modify_appointment', args: { appointment_id: appointment, slot_id: slot } },
    { name: 'identify_user', args: { name: 'Somebody Else' } },
    { name: 'identify_user', args: { name: 'Anna Miller', phone: '+12125550199' } },
    { name: 'retrieve_appointments', args: {} },
    { name: 'fetch_slots', args: { date: random.pick(['tomorrow', 'friday', 'next week']) } },
    { name: 'take_message', args: { text: 'Call me back' } },
    { name: 'transfer_call', args: { target: 'front_desk' } },
  ];
  const known = new Set(request.tools?.map((tool) => tool.function.name));
  return random.pick(calls.filter(({ name }) => known.has(name)));
}

async function simulate(args: string[], env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [cli, 'simulate', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  await new Promise<void>((resolve) => child.once('exit', () => resolve()));
}

async function reportIn(folder: string) {
  const names = await readdir(folder);
  const read = async (beginning: string) => {
    const file = names.find((name) => name.startsWith(beginning));
    if (!file) throw new Error('the simulation wrote no report');
    return JSON.parse(await readFile(join(folder, file), 'utf8'));
  };
  const { summary } = (await read('run-')) as { summary: Summary };
  const failed = (await read('failed-')) as DialogueResult[];
  return { summary, failed };
}
