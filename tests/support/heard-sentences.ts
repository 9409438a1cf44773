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

/** A recogniser for sentences known beforehand. */
export interface KnownSentences {
  /** The one whose loudness runs like what was heard, or begins so; nothing when none does. */
  recognise(heard: Pcm): Promise<string>;
  /** The words of the one that begins like what was heard, as far as they were spoken. */
  soFar(heard: Pcm): string;
}

/** An interim result holds what was said this long before it, in steps of 10 ms. */
const INTERIM_LAG = 15;

/** Recognises these sentences in any order, so that several calls can share it. */
export async function knownSentences(
  texts: Iterable<string>,
  voice: Voice = 'rms',
): Promise<KnownSentences> {
  const sampleRate = 16_000;
  const known = await Promise.all(
    [...new Set(texts)].map(async (text) => {
      const samples = await synthesise({ text, voice, sampleRate, telephone: true });
      return { text, shape: shapeOf({ samples, sampleRate }) };
    }),
  );
  const wholes = (shape: Float64Array) => {
    const within = padded(shape);
    return known
      .filter((one) => Math.abs(one.shape.length - shape.length) < 10 + shape.length / 5)
      .map((one) => ({ text: one.text, ...bestMatch({ of: one.shape, within }) }));
  };
  const beginnings = (shape: Float64Array, lag: number) =>
    known
      .filter((one) => one.shape.length > shape.length * 1.1)
      .map(({ text, shape: whole }) => {
        const words = text.split(' ');
        const part = Math.max(0, shape.length - lag) / whole.length;
        return {
          text: words.slice(0, Math.round(words.length * part)).join(' '),
          ...bestMatch({ of: shape, within: padded(whole.subarray(0, shape.length)) }),
        };
      });
  return {
    recognise: async (heard) => {
      const shape = shapeOf(heard);
      const begun = beginnings(shape, 0).filter(({ likeness }) => likeness > BEGINS_LIKE);
      return likeliest([...wholes(shape), ...begun]);
    },
    soFar: (heard) => likeliest(beginnings(shapeOf(heard), INTERIM_LAG)),
  };
}

/** Far under what an undisturbed line gives: a busy machine tears small holes into the audio. */
const LIKE = 0.6;
/** Some sentence begins a little like anything. */
const BEGINS_LIKE = 0.85;

function likeliest(candidates: { text: string; likeness: number }[]): string {
  const [best] = candidates.sort((a, b) => b.likeness - a.likeness);
  return best && best.likeness > LIKE ? best.text : '';
}

function padded(shape: Float64Array): Float64Array {
  return Float64Array.from([...PADDING, ...shape, ...PADDING]);
}

function shapeOf(pcm: Pcm): Float64Array {
  return envelope({ samples: trimmed(pcm), sampleRate: pcm.sampleRate });
}
