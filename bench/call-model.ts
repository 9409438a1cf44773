import type { ChatReply, ChatRequest } from '../tests/support/standins/openai.ts';

/** As a hosted model of today: the first token after 350 ms, then one every 20 ms. */
const PACE = { delayMs: 350, tokenMs: 20 };
/** To whatever it is asked that books nothing: two short sentences of twelve words. */
const CHAT = 'I see what you mean. We take good care of everyone here.';

/** A receptionist who books one cleaning: what it answers follows from the request alone. */
export function bookingModel({ messages }: ChatRequest): ChatReply {
  const last = messages.at(-1);
  const said = String(last?.content ?? '');
  if (last?.role === 'tool') return { ...PACE, ...afterTool(messages, said) };
  return { ...PACE, ...afterWords(messages, said) };
}

function afterWords(messages: ChatRequest['messages'], said: string): ChatReply {
  const tool = (name: string, args: Record<string, unknown>): ChatReply => ({
    toolCalls: [{ name, args }],
  });
  if (/that's all/i.test(said)) return tool('end_conversation', { reason: 'done' });
  if (/^yes/i.test(said)) {
    return tool('book_appointment', { slot_id: offered(messages)[1]?.slot_id ?? 'none' });
  }
  if (/miller/i.test(said)) return tool('identify_user', { name: 'Anna Miller' });
  if (/^ten/i.test(said)) return { text: 'What name should I put it under?' };
  const day = /tuesday|wednesday|thursday/i.exec(said)?.[0];
  if (day) return tool('fetch_slots', { service: 'cleaning', date: day, part_of_day: 'morning' });
  if (/book/i.test(said)) return { text: 'What day would suit you?' };
  if (/hours/i.test(said)) {
    return { text: "We're open Monday to Friday from 9 AM to 5 PM. What else can I do for you?" };
  }
  if (/how long/i.test(said)) return { text: 'Cleaning takes 30 minutes. What else can I do?' };
  return { text: CHAT };
}

function afterTool(messages: ChatRequest['messages'], result: string): ChatReply {
  const called = messages.findLast(({ tool_calls }) => tool_calls)?.tool_calls?.at(-1)?.function;
  switch (called?.name) {
    case 'fetch_slots':
      return {
        text: `I have ${offered(messages)
          .map(({ when }) => when)
          .join(' or ')}. Which would you like?`,
      };
    case 'identify_user':
      return {
        text: `That's a cleaning on ${offered(messages)[1]?.when}, under the name Anna Miller. Shall I book it?`,
      };
    case 'book_appointment': {
      const code = /"code":\s*"(\w+)"/.exec(result)?.[1] ?? '';
      return {
        text: `You're booked, Anna. Your confirmation code is ${code}. Is there anything else?`,
      };
    }
    default:
      return { text: 'Thank you for calling. Goodbye.' };
  }
}

/** What the last search offered. */
function offered(messages: ChatRequest['messages']): { slot_id: string; when: string }[] {
  const found = messages.findLast(
    ({ role, content }) => role === 'tool' && String(content).includes('"slots"'),
  );
  return JSON.parse(String(found?.content ?? '{"slots":[]}')).slots;
}
