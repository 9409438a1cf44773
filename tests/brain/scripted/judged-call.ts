/** A Saturday, one in the afternoon in New York. */
export const NOW = '2026-11-21T13:00:00-05:00';

export interface JudgedCall {
  title: string;
  business?: 'maple-dental' | 'pine-valley-golf' | 'studio-nine';
  /** The call shows no number: then rows are found by the number in `phone`. */
  withheld?: string;
  lines: readonly string[];
  /** The rows the call leaves behind, each as `status service start [resource] party name`. */
  rows: readonly string[];
  said?: RegExp;
  neverSaid?: RegExp;
  message?: string;
}
