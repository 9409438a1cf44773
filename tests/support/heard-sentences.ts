import { sentencesIn } from '../../src/speech/cached-voice.ts';
import { bestMatch, envelope, type Pcm, trimmed } from './audio.ts';
import type { Recording } from './caller-records.ts';
import { synthesise, type Voice } from './speech.ts';
import type { SpokenSentence } from './standins/cartesia.ts';

const VOICE_RATE_HZ = 24_000;
/** In steps of 10 ms. */
const SHORT = 120;

/** A sentence with its sound. */
export type Speech = Pick<SpokenSentence, 'text' | 'speech' | 'sampleRate'>;

/** Silence in 10 ms steps around what was heard, in which a sentence may lie a little shifted. */
const PADDING = new Float64Array(30);

/** A sentence found again in what the caller heard, in epoch ms. */
export interface HeardSentence {
  text: string;
  startMs: number;
  endMs: number;
  /** How much its loudness runs like that of the sentence the voice was asked for, up to 1. */
  likeness: number;
}

/** What the stand-in's voice makes of a text, sentence by sentence. */
export async function spokenForm(said: string): Promise<Speech[]> {
  return Promise.all(
    sentencesIn(said).map(async (text) => {
      const pcm = {
        samples: await synthesise({ text, voice: 'rms', sampleRate: VOICE_RATE_HZ }),
        sampleRate: VOICE_RATE_HZ,
      };
      return { text, speech: trimmed(pcm), sampleRate: VOICE_RATE_HZ };
    }),
  );
}

/**
 * Looks for each sentence in the caller's recording, each after the one
 * before. Sentences that were cut off or never played show by a low likeness.
 */
export function heardSentences({
  recording,
  spoken,
}: {
  recording: Recording;
  spoken: readonly Speech[];
}): HeardSentence[] {
  const whole = envelope({ samples: recording.agent, sampleRate: recording.sampleRate });
  let from = 0;
  return spoken.map(({ text, speech, sampleRate }) => {
    const sentence = envelope({ samples: speech, sampleRate });
    const { offset, likeness } = bestMatch({ of: sentence, within: whole.subarray(from) });
    const startMs = recording.startedMs + (from + offset) * 10;
    // A short one sounds like pieces of others: it does not say where to look on.
    if (likeness > 0.6 && sentence.length > SHORT) from += offset + sentence.length;
    return { text, startMs, endMs: startMs + sentence.length * 10, likeness };
  });
}

/**
 * A recogniser for sentences known beforehand: answers the one whose loudness runs like what was
 * heard, or nothing when none does. Needs no order, so that several calls can share it.
 */
export async function knownSentences(
  texts: Iterable<string>,
  voice: Voice = 'rms',
): Promise<(heard: Pcm) => Promise<string>> {
  const sampleRate = 16_000;
  const known = await Promise.all(
    [...new Set(texts)].map(async (text) => {
      const samples = await synthesise({ text, voice, sampleRate, telephone: true });
      return { text, shape: shapeOf({ samples, sampleRate }) };
    }),
  );
  return async (heard) => {
    const shape = shapeOf(heard);
    const within = Float64Array.from([...PADDING, ...shape, ...PADDING]);
    const candidates = known
      .filter((one) => Math.abs(one.shape.length - shape.length) < 10 + shape.length / 5)
      .map((one) => ({ text: one.text, ...bestMatch({ of: one.shape, within }) }))
      .sort((a, b) => b.likeness - a.likeness);
    const [best] = candidates;
    // Far under what an undisturbed line gives: a busy machine tears small holes into the audio.
    return best && best.likeness > 0.6 ? best.text : '';
  };
}

function shapeOf(pcm: Pcm): Float64Array {
  return envelope({ samples: trimmed(pcm), sampleRate: pcm.sampleRate });
}
