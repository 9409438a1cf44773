import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The npm package that runs the models; installed only by who wants it, or beside the models. */
const RUNTIME = 'sherpa-onnx-node';
const HOW = 'run scripts/fetch-speech-models.sh and set BELLHOP_MODELS to the folder it names';

/** Sample rate the recogniser listens at, hertz. */
export const HEARING_RATE_HZ = 16_000;

/** Files of the models, in their folder. */
export const MODEL_FILES = {
  stt: ['tiny-en/encoder_model.ort', 'tiny-en/decoder_model_merged.ort', 'tiny-en/tokens.txt'],
  tts: ['voice/model.onnx', 'voice/tokens.txt', 'voice/espeak-ng-data/phontab'],
} as const;

/** Why nothing on this machine can hear or speak, each null when it can. */
export function localSpeechMissing(folder: string | undefined): {
  stt: string | null;
  tts: string | null;
} {
  const why = (kind: keyof typeof MODEL_FILES): string | null => {
    if (!folder) return `needs BELLHOP_MODELS, the folder of its models: ${HOW}`;
    const lacking = MODEL_FILES[kind].find((file) => !existsSync(join(folder, file)));
    if (lacking) return `needs ${join(folder, lacking)}, which is not there: ${HOW}`;
    return runtimePath(folder) ? null : `needs the package ${RUNTIME}: npm install ${RUNTIME}`;
  };
  return { stt: why('stt'), tts: why('tts') };
}

/** Where the runtime is: beside the models, else among our own packages. */
export function runtimePath(folder: string): string | null {
  for (const from of [join(folder, 'package.json'), import.meta.url]) {
    try {
      return createRequire(from).resolve(RUNTIME);
    } catch {
      // The next place.
    }
  }
  return null;
}
