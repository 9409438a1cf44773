import { pino } from 'pino';
import type { Logger } from './logger.ts';

/** Fields that tell who a caller is. */
const PERSONAL = [
  'name',
  'phone',
  'from',
  'text',
  'contactNumber',
  'transcript',
  'callerName',
  'callerPhone',
];

/** A JSON logger on standard error; with `redact`, what tells who a caller is stays out of it. */
export function createLogger(pii: 'keep' | 'redact'): Logger {
  return pino(
    {
      base: { service: 'bellhop', pid: process.pid },
      ...(pii === 'redact' && {
        redact: { paths: PERSONAL.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
      }),
    },
    pino.destination(2),
  );
}
