import type { EffectLine } from '@remit/api/changes/changes-impact-views';
import type { PersonChip } from '@remit/api/views';

/** Which line of whom is asked why. */
export interface AskedWhy {
  readonly line: EffectLine;
  readonly people: readonly PersonChip[];
}
