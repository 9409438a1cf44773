import { CHANGES_OF_MIND } from './changes-of-mind.ts';
import { describeCalls } from './judged-calls.ts';

describeCalls('callers who change their minds', CHANGES_OF_MIND);
