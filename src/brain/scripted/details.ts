import type { CaptureState } from '../../capture/capture.ts';
import { codeCapture } from '../../capture/code.ts';
import type { CaptureDefinition } from '../../capture/definition.ts';
import { emailCapture } from '../../capture/email.ts';
import { nameCapture } from '../../capture/name.ts';
import { phoneCapture } from '../../capture/phone.ts';
import type { BusinessRow } from '../../store/rows.ts';

/** What a caller tells of themselves, captured while the conversation goes on. */
export type Detail = 'name' | 'phone' | 'code';

/** How far the capture of one detail has come. */
export interface Draft {
  /** What has been understood, whole or not. */
  text: string | null;
  /** It was spelled, so that letters that follow belong to it. */
  spelled: boolean;
  /** How often the caller has said that it is not right. */
  refusals: number;
}

export const noDraft: Draft = { text: null, spelled: false, refusals: 0 };
export const noDrafts: Record<Detail, Draft> = { name: noDraft, phone: noDraft, code: noDraft };

/** An address is asked for once, and read back by itself. */
export interface Address {
  capture: CaptureState<string>;
  /** What to say next of it. */
  say: string;
  /** Turns that have brought it no further. */
  failures: number;
  /** It is known, or will not be asked for again. */
  over: boolean;
}

/** How each detail is understood at a business. */
export type Captures = Record<Detail | 'email', CaptureDefinition<string>>;

/** @param options.hasKeypad whether callers can press keys */
export function capturesFor(
  { locale, country }: Pick<BusinessRow, 'locale' | 'country'>,
  { hasKeypad }: { hasKeypad: boolean },
): Captures {
  return {
    name: nameCapture({ locale }),
    phone: phoneCapture({ locale, country, hasKeypad }),
    code: codeCapture({ locale, hasKeypad }),
    email: emailCapture({ locale }),
  };
}
