import { expect, it } from 'vitest';
import { hybridShare } from './hybrid-share.ts';
import { CHANGES_OF_MIND } from './scripted/changes-of-mind.ts';

/** All conversations of the repository are measured by `npm run bench -- hybrid`. */
it('most turns need no model, and without its help nothing wrong is written', async () => {
  const { turns, withoutModel, wrongWrites, asked } = await hybridShare(CHANGES_OF_MIND);
  expect(wrongWrites).toEqual([]);
  expect(withoutModel / turns, JSON.stringify(asked, null, 2)).toBeGreaterThan(0.6);
}, 60_000);
