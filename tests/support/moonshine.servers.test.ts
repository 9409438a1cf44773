import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Recogniser, speechModelsAvailable, startRecogniser } from './moonshine.ts';
import { speechAvailable, synthesise } from './speech.ts';

describe.skipIf(!speechModelsAvailable() || !speechAvailable())('the recogniser', () => {
  let recogniser: Recogniser;
  beforeAll(async () => {
    recogniser = await startRecogniser();
  });
  afterAll(() => recogniser?.stop());

  it('understands speech that came over a telephone line', async () => {
    const sampleRate = 16_000;
    const hear = async (text: string) => {
      const samples = await synthesise({ text, voice: 'rms', sampleRate, telephone: true });
      return recogniser.recognise({ samples, sampleRate });
    };
    const heard = await Promise.all([hear('My name is Anna.'), hear('Next Monday.')]);
    expect(heard).toEqual(['My name is Anna.', 'Next Monday.']);
    const long = await hear(
      'I would like to talk about many things. My name is Anna. I will come next Monday. ' +
        'And then I want to book an appointment. That is all, thank you.',
    );
    expect(long).toContain('My name is Anna');
    expect(long).toContain('thank you');
  });

  it('hears nothing in silence', async () => {
    const samples = new Int16Array(16_000);
    expect(await recogniser.recognise({ samples, sampleRate: 16_000 })).toBe('');
  });
});
