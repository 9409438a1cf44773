/** One call, typed or spoken, from the caller's end. */
export interface SimulatedCall {
  /** What the agent has said and was not yet taken. */
  heard(): string;
  /** Says one utterance and waits for the answer to end. */
  say(text: string): Promise<void>;
  readonly isOver: boolean;
  hangUp(): Promise<void>;
}

export type OpenCall = (options: { from: string | undefined }) => Promise<SimulatedCall>;
