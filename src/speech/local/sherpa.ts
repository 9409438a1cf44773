import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HEARING_RATE_HZ, runtimePath } from './models.ts';

/** What is used of `sherpa-onnx-node`, which is there only where it is wanted. */
export interface Recognizer {
  createStream(): {
    acceptWaveform(wave: { sampleRate: number; samples: Float32Array }): void;
  };
  decodeAsync(stream: unknown): Promise<{ text: string }>;
}
export interface Synthesizer {
  sampleRate: number;
  generateAsync(request: {
    text: string;
    sid: number;
    speed: number;
    enableExternalBuffer: boolean;
  }): Promise<{ samples: Float32Array }>;
}
interface Sherpa {
  OfflineRecognizer: { createAsync(config: unknown): Promise<Recognizer> };
  OfflineTts: { createAsync(config: unknown): Promise<Synthesizer> };
}

function sherpa(folder: string): Sherpa {
  const path = runtimePath(folder);
  if (!path) throw new Error('sherpa-onnx-node is not installed');
  return createRequire(import.meta.url)(path) as Sherpa;
}

/** Moonshine tiny, English. */
export function loadRecognizer(folder: string): Promise<Recognizer> {
  const file = (name: string) => join(folder, 'tiny-en', name);
  return sherpa(folder).OfflineRecognizer.createAsync({
    featConfig: { sampleRate: HEARING_RATE_HZ, featureDim: 80 },
    modelConfig: {
      moonshine: {
        preprocessor: '',
        uncachedDecoder: '',
        cachedDecoder: '',
        encoder: file('encoder_model.ort'),
        mergedDecoder: file('decoder_model_merged.ort'),
      },
      tokens: file('tokens.txt'),
      numThreads: 1,
      provider: 'cpu',
    },
  });
}

/** A Piper voice. */
export function loadVoice(folder: string): Promise<Synthesizer> {
  const file = (name: string) => join(folder, 'voice', name);
  return sherpa(folder).OfflineTts.createAsync({
    model: {
      vits: {
        model: file('model.onnx'),
        tokens: file('tokens.txt'),
        dataDir: file('espeak-ng-data'),
        // The same sentence sounds the same each time.
        noiseScale: 0,
        noiseScaleW: 0,
      },
      numThreads: 1,
      provider: 'cpu',
    },
    maxNumSentences: 1,
  });
}
