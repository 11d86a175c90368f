import { moduleOf, REMIT_MODULE } from '@remit/policy/catalog';
import type { CellState } from './cell-state.ts';
import { grantShape } from './grant-shape.ts';

/** What people do with business records all day, and what others see and can turn back. */
const everyday: ReadonlySet<string> = new Set(['read', 'create', 'update', 'submit', 'withdraw']);

/**
 * Whether a cell gives, on every record and without a limit or a condition, what does most harm in wrong hands: taking
 * records away or out, deciding on them, and whatever administers Remit but looking at it.
 */
export function isRisky(state: CellState, type: string, action: string): boolean {
  if (state.kind === 'absent' || state.kind === 'none') return false;
  const harmless = moduleOf(type) === REMIT_MODULE ? action === 'read' : everyday.has(action);
  return !harmless && state.grants.some((grant) => grantShape(grant) === 'all');
}
