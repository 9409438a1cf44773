import { llm } from '@livekit/agents';
import type { CallEvent } from '../dialogue/events.ts';

/** The log as a model's memory of the call: what was said, and what tools were asked and answered. */
export function pastChat(events: readonly CallEvent[]): llm.ChatContext {
  const items = events.flatMap((event): llm.ChatItem[] => {
    const createdAt = Date.parse(event.time);
    switch (event.type) {
      case 'turn.caller':
      case 'turn.agent':
        return [
          llm.ChatMessage.create({
            role: event.type === 'turn.caller' ? 'user' : 'assistant',
            content: event.data.text,
            id: event.data.itemId,
            createdAt,
          }),
        ];
      case 'tool.succeeded':
      case 'tool.failed':
        return toolItems(event.data, events, createdAt);
      default:
        return [];
    }
  });
  return new llm.ChatContext(items);
}

/** A call without an answer would be refused by a model, so the two come together. */
function toolItems(
  ended: { toolCallId: string; tool: string; result?: unknown; message?: string },
  events: readonly CallEvent[],
  createdAt: number,
): llm.ChatItem[] {
  const { toolCallId: callId, tool: name } = ended;
  const started = events.find(
    (event) => event.type === 'tool.started' && event.data.toolCallId === callId,
  );
  const args = started?.type === 'tool.started' ? started.data.args : {};
  const isError = ended.message !== undefined;
  const output = ended.message ?? JSON.stringify(ended.result);
  return [
    llm.FunctionCall.create({ callId, name, args: JSON.stringify(args), createdAt }),
    llm.FunctionCallOutput.create({ callId, name, output, isError, createdAt }),
  ];
}
