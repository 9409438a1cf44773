/** Child process of `startRecogniser`: `{id, samples, sampleRate}` in, `{id, text}` out. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Pcm, resample, rms } from './audio.ts';

interface Sherpa {
  OfflineRecognizer: new (
    config: unknown,
  ) => {
    createStream(): {
      acceptWaveform(wave: { sampleRate: number; samples: Float32Array }): void;
    };
    decode(stream: unknown): void;
    getResult(stream: unknown): { text: string };
  };
}

const SAMPLE_RATE = 16_000;
/** The model answers nothing at all for more than about nine seconds. */
const LONGEST_SAMPLES = 8 * SAMPLE_RATE;

const dir = process.argv[2] ?? '';
const sherpa = createRequire(join(dir, 'package.json'))('sherpa-onnx-node') as Sherpa;
const recognizer = new sherpa.OfflineRecognizer({
  featConfig: { sampleRate: SAMPLE_RATE, featureDim: 80 },
  modelConfig: {
    moonshine: {
      preprocessor: '',
      uncachedDecoder: '',
      cachedDecoder: '',
      encoder: join(dir, 'tiny-en/encoder_model.ort'),
      mergedDecoder: join(dir, 'tiny-en/decoder_model_merged.ort'),
    },
    tokens: join(dir, 'tiny-en/tokens.txt'),
    numThreads: 1,
    provider: 'cpu',
  },
});

function recognise(samples: Int16Array): string {
  const stream = recognizer.createStream();
  const wave = Float32Array.from(samples, (sample) => sample / 32768);
  stream.acceptWaveform({ sampleRate: SAMPLE_RATE, samples: wave });
  recognizer.decode(stream);
  return recognizer.getResult(stream).text.trim();
}

/** Parts short enough for the model, cut at the quietest 20 ms of each part's last second and a half. */
function parts(samples: Int16Array): Int16Array[] {
  if (samples.length <= LONGEST_SAMPLES) return [samples];
  const frame = SAMPLE_RATE / 50;
  let cut = LONGEST_SAMPLES;
  let quietest = Number.POSITIVE_INFINITY;
  for (let at = LONGEST_SAMPLES - 1.5 * SAMPLE_RATE; at < LONGEST_SAMPLES; at += frame) {
    const level = rms(samples.subarray(at, at + frame));
    if (level < quietest) [quietest, cut] = [level, at];
  }
  return [samples.subarray(0, cut), ...parts(samples.subarray(cut))];
}

process.on('message', ({ id, samples, sampleRate }: Pcm & { id: number }) => {
  const audio = resample({ samples, sampleRate, toRate: SAMPLE_RATE });
  process.send?.({ id, text: parts(audio).map(recognise).filter(Boolean).join(' ') });
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
