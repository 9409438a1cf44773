import { sentencesIn } from '../../src/speech/cached-voice.ts';
import { bestMatch, envelope, type Pcm, trimmed } from './audio.ts';
import type { Recording } from './caller-records.ts';
import { synthesise, type Voice } from './speech.ts';
import type { SpokenSentence } from './standins/cartesia.ts';
import { differenceOf, STEP_MS, type VoicePrint, voicePrint } from './voice-print.ts';

const VOICE_RATE_HZ = 24_000;
/** In steps of 10 ms. */
const SHORT = 120;

/** A sentence with its sound. */
export type Speech = Pick<SpokenSentence, 'text' | 'speech' | 'sampleRate'>;

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
  /** The one that sounds like what was heard, or begins so; nothing when none does. */
  recognise(heard: Pcm): Promise<string>;
  /** The words of the one that begins like what was heard, as far as they were spoken. */
  soFar(heard: Pcm): string;
}

/** An interim result holds what was said this long before it, in milliseconds. */
const INTERIM_LAG_MS = 150;
/** A sentence that differs by more than this is another one; torn audio seldom does. */
const MOST_DIFFERENT = 0.5;
/** Some sentence begins a little like anything: a beginning has to be more like it. */
const BEGINNING_HANDICAP = 0.15;

interface Candidate {
  text: string;
  difference: number;
}

/** Recognises these sentences in any order, so that several calls can share it. */
export async function knownSentences(
  texts: Iterable<string>,
  voice: Voice = 'rms',
): Promise<KnownSentences> {
  const sampleRate = 16_000;
  const sentences = await Promise.all(
    [...new Set(texts)].map(async (text) => {
      const samples = await synthesise({ text, voice, sampleRate, telephone: true });
      return { text, print: printOf({ samples, sampleRate }) };
    }),
  );
  const wholes = (heard: VoicePrint): Candidate[] =>
    sentences.map(({ text, print }) => ({
      text,
      ...differenceOf({ heard, known: print, begins: false }),
    }));
  const beginnings = (heard: VoicePrint, lagMs: number): Candidate[] =>
    sentences
      .filter(({ print }) => print.length > heard.length * 1.1)
      .map(({ text, print }) => {
        const { difference, steps } = differenceOf({ heard, known: print, begins: true });
        const words = text.split(' ');
        const part = Math.max(0, steps - lagMs / STEP_MS) / print.length;
        return {
          text: words.slice(0, Math.round(words.length * part)).join(' '),
          difference: difference + BEGINNING_HANDICAP,
        };
      });
  return {
    recognise: async (pcm) => {
      const heard = printOf(pcm);
      return likeliest([...wholes(heard), ...beginnings(heard, 0)]);
    },
    soFar: (pcm) => likeliest(beginnings(printOf(pcm), INTERIM_LAG_MS)),
  };
}

function likeliest(candidates: Candidate[]): string {
  const [best] = candidates.sort((a, b) => a.difference - b.difference);
  return best && best.difference < MOST_DIFFERENT ? best.text : '';
}

function printOf(pcm: Pcm): VoicePrint {
  return voicePrint({ samples: trimmed(pcm), sampleRate: pcm.sampleRate });
}
