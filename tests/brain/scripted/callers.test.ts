import { CALLERS } from './callers.ts';
import { describeCalls } from './judged-calls.ts';

describeCalls('all sorts of callers', CALLERS);
