import type { RoleUsesView } from '@remit/api/uses/uses-views';

/** What the record says of how cells were used: the last day of it, and of which can be said that nobody did. */
export interface KnownUses {
  /** Whether what is done by it is on record at all. */
  readonly recorded: (type: string, action: string) => boolean;
  /** ms since 1970 UTC; null where the record has none. */
  readonly last: (role: string, type: string, action: string) => number | null;
  /** On record whenever it is done, and not done since `from`. What the record does not tell of is never unused. */
  readonly unused: (role: string, type: string, action: string) => boolean;
}

/** Reads what the server says of use, so that each cell is looked up at once. */
export function knownUses({ recorded, uses, from }: RoleUsesView): KnownUses {
  const told = new Set(recorded);
  const days = new Map(uses.map(({ role, type, action, at }) => [`${role} ${type} ${action}`, at]));
  const last = (role: string, type: string, action: string) => days.get(`${role} ${type} ${action}`) ?? null;
  return {
    recorded: (type, action) => told.has(`${type} ${action}`),
    last,
    unused: (role, type, action) =>
      told.has(`${type} ${action}`) && (last(role, type, action) ?? -Infinity) < from,
  };
}
