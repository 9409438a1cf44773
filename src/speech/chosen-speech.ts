import type { Environment } from '../config/environment.ts';
import { chooseSpeech, type SpeechChoice } from '../config/providers.ts';
import { localSpeechMissing } from './local/models.ts';
import { missingPackageOf } from './optional-package.ts';

/**
 * The recognisers and voices the settings ask for, with what is installed on this machine.
 *
 * @throws ConfigurationError when a named one cannot be used, or there is none.
 */
export function chosenSpeech(environment: Environment): SpeechChoice {
  return chooseSpeech(environment, {
    localMissing: localSpeechMissing(environment.BELLHOP_MODELS),
    packageMissing: missingPackageOf,
  });
}
