import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readBusinessFile } from '../../src/store/business-file.ts';

const YAML = readFileSync('supabase/businesses/maple-dental.yaml', 'utf8');

it('a business file asks for an email address only where it says so', () => {
  const asks = (line: string) => readBusinessFile(`${YAML}\n${line}\n`, 'x').ask_for_email;
  expect(asks('')).toBe(false);
  expect(asks('ask_for_email: true')).toBe(true);
  expect(() => asks('ask_for_email: maybe')).toThrow(/ask_for_email: must be true or false/);
});
