import { llm } from '@livekit/agents';
import { describe, expect, it, vi } from 'vitest';
import { answeredByIn } from '../../src/brain/answered-by.ts';
import { HybridLLM } from '../../src/brain/hybrid-llm.ts';
import type { NewCallEvent } from '../../src/dialogue/events.ts';
import { agent, appointment, booked } from '../support/call-log.ts';
import { brainsOver } from './brains.ts';
import { chatEndingWith, drain, type FakeTurn } from './fake-model.ts';
import { contextOf, TUESDAY_TEN, worlds } from './gate-world.ts';

const HARD = 'my gran says this molar thing wants seeing to before her cruise';

function brainOver(events: NewCallEvent[], ...turns: FakeTurn[]) {
  const { log, inner, scripted, model } = brainsOver({
    events,
    turns,
    gateContext: () => contextOf('fresh'),
  });
  const hybrid = new HybridLLM({ scripted, model });
  return { log, inner, hybrid };
}

/** What a reply brings, and who the message would say has answered. */
async function answer(hybrid: HybridLLM, chatCtx: llm.ChatContext) {
  const { text, calls, notes } = await drain(hybrid.chat({ chatCtx }));
  return { text, calls, answered: answeredByIn(Object.assign({}, ...notes)) };
}

/** The chat once the tool call that a reply consists of has been answered. */
async function afterCall(hybrid: HybridLLM, chatCtx: llm.ChatContext): Promise<llm.ChatContext> {
  for await (const { delta } of hybrid.chat({ chatCtx })) {
    for (const { callId, name, args, extra } of delta?.toolCalls ?? []) {
      const call = llm.FunctionCall.create({ callId, name, args, extra });
      const output = { callId, name, output: '{}', isError: false };
      chatCtx.insert([call, llm.FunctionCallOutput.create(output)]);
    }
  }
  return chatCtx;
}

describe('a reply of the hybrid brain', () => {
  it('tells who made it, and why', async () => {
    const { hybrid } = brainOver(worlds.fresh, { say: ['Where does it hurt?'] });
    expect(await answer(hybrid, chatEndingWith('I would like to book a cleaning'))).toMatchObject({
      text: expect.stringMatching(/day/),
      answered: { by: 'script', why: 'a wish: book' },
    });
    expect(await answer(hybrid, chatEndingWith(HARD, 'later'))).toEqual({
      text: 'Where does it hurt?',
      calls: [],
      answered: { by: 'model', why: 'not understood', provider: 'fake' },
    });
  });

  it('tells what it cost, the requests that led to its tool calls included', async () => {
    const { hybrid } = brainOver(
      worlds.fresh,
      { call: { name: 'fetch_slots', args: {} }, usage: [900, 20] },
      { call: { name: 'fetch_slots', args: { date: 'friday' } }, usage: [950, 25] },
      { say: ['Where does it hurt?'], usage: [1000, 10] },
    );
    const chatCtx = await afterCall(hybrid, chatEndingWith(HARD));
    await afterCall(hybrid, chatCtx);
    expect((await answer(hybrid, chatCtx)).answered).toEqual({
      by: 'model',
      why: 'not understood',
      provider: 'fake',
      tokens: { input: 2850, output: 55 },
    });
  });

  it('tells the cost of a write of the model with its outcome', async () => {
    const { hybrid, log } = brainOver(worlds.fresh, {
      call: { name: 'take_message', args: { text: 'late' } },
      usage: [900, 20],
    });
    const chatCtx = await afterCall(hybrid, chatEndingWith(HARD, 'said'));
    log.append({ type: 'turn.caller', data: { text: HARD, itemId: 'said', answer: null } });
    log.append(booked(appointment('A1', TUESDAY_TEN), 'S1', 'You are booked.'));
    expect(await answer(hybrid, chatCtx)).toMatchObject({
      text: 'You are booked.',
      answered: { by: 'code', tokens: { input: 900, output: 20 } },
    });
  });

  it('goes on with who has called the tool', async () => {
    const { hybrid, inner } = brainOver(worlds.fresh, { fail: 'must not be asked' });
    const chatCtx = await afterCall(hybrid, chatEndingWith('a cleaning on Friday at ten'));
    expect((await answer(hybrid, chatCtx)).answered).toMatchObject({ by: 'script' });
    expect(inner.requests).toBe(0);
  });

  it('tells the outcome of a write before either answers, once', async () => {
    const told = 'You are booked.';
    const row = appointment('A1', TUESDAY_TEN);
    const written = [...worlds.agreed, booked(row, 'S1', told)];
    const { hybrid } = brainOver(written, { say: ['Where does it hurt?'] });
    const byRules = await answer(hybrid, chatEndingWith('how much is a cleaning?'));
    expect(byRules.text).toMatch(/^You are booked\. .*\$120/);
    const byModel = await answer(hybrid, chatEndingWith(HARD, 'later'));
    expect(byModel.text).toBe(`${told} Where does it hurt?`);
    expect(byModel.answered.by).toBe('model');
  });

  it('is thrown away without a trace when it was speculative', async () => {
    const make = () => brainOver(worlds.offered, { say: ['Which day?'] });
    const untouched = await answer(make().hybrid, chatEndingWith('the first one', 'final'));
    const { hybrid, log } = make();
    const before = JSON.stringify(log.events);
    for (const text of ['the', 'the first', HARD, 'the first one']) {
      await answer(hybrid, chatEndingWith(text, text));
    }
    expect(JSON.stringify(log.events)).toBe(before);
    expect(await answer(hybrid, chatEndingWith('the first one', 'final'))).toEqual(untouched);
  });

  it('does not take a question that was cut off for one that was asked', async () => {
    const cut: NewCallEvent = {
      type: 'turn.agent',
      data: {
        text: 'I could offer you Tuesday at',
        itemId: 'cut',
        interrupted: true,
        readBacks: [],
        by: 'model',
      },
    };
    const { hybrid, inner } = brainOver([...worlds.offered, cut], { say: ['Pardon?'] });
    expect((await answer(hybrid, chatEndingWith('yes'))).answered.by).toBe('model');
    expect(inner.requests).toBe(1);
  });

  it('repeats by the model what the model has said', async () => {
    const said = {
      ...agent('I can only help with bookings. Anything else?'),
      type: 'turn.agent',
    } as const;
    const asked: NewCallEvent = { ...said, data: { ...said.data, by: 'model' } as never };
    const { hybrid } = brainOver([...worlds.fresh, asked], {
      say: ['I can only help with bookings.'],
    });
    expect((await answer(hybrid, chatEndingWith('could you repeat that'))).text).toBe(
      'I can only help with bookings.',
    );
  });

  it('reports what a model was paid for once', async () => {
    const { hybrid } = brainOver(worlds.fresh, { say: ['Where does it hurt?'], usage: [900, 20] });
    let paid = 0;
    hybrid.on('metrics_collected', ({ promptTokens }) => {
      paid += promptTokens;
    });
    await answer(hybrid, chatEndingWith(HARD));
    await answer(hybrid, chatEndingWith('I would like to book a cleaning', 'later'));
    await vi.waitFor(() => expect(paid).toBe(900));
  });
});
