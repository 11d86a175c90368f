import type { CountedUse } from '@remit/store/directory/note-counted-uses';
import type { TenantId } from '@remit/store/tenant-id';

/** What roles let people do without leaving it on record, counted in memory: no read waits for it, or writes. */
export interface UseCounter {
  /** Whether something is asked for the first time today in a tenant, `now` being in ms since 1970 UTC. */
  isNew(tenantId: TenantId, now: number, what: string): boolean;
  note(tenantId: TenantId, now: number, use: Omit<CountedUse, 'day'>): void;
  /** What was noted since it was taken last, to be written down. */
  take(): ReadonlyMap<TenantId, readonly CountedUse[]>;
  /** What was taken of a tenant could not be written down: it counts again when it happens again. */
  forget(tenantId: TenantId): void;
}

/** What is remembered of a day at most, over all tenants: beyond it, what is known already is noted once more. */
const mostRemembered = 200_000;

const dayOf = (now: number): number => Math.floor(now / 86_400_000);

/** A counter that has seen nothing. */
export function useCounter(): UseCounter {
  const seen = new Map<TenantId, { readonly day: number; readonly what: Set<string> }>();
  let noted = new Map<TenantId, CountedUse[]>();
  let remembered = 0;

  function isNew(tenantId: TenantId, now: number, what: string): boolean {
    const day = dayOf(now);
    if (remembered >= mostRemembered) {
      seen.clear();
      remembered = 0;
    }
    let today = seen.get(tenantId);
    if (today?.day !== day) {
      remembered -= today?.what.size ?? 0;
      seen.set(tenantId, (today = { day, what: new Set() }));
    }
    if (today.what.has(what)) return false;
    today.what.add(what);
    remembered += 1;
    return true;
  }

  return {
    isNew,
    note: (tenantId, now, use) => {
      const { role, type, action, assignmentId, memberId } = use;
      if (!isNew(tenantId, now, `${memberId} ${assignmentId} ${role} ${type} ${action}`)) return;
      const counted = { ...use, day: dayOf(now) };
      const known = noted.get(tenantId);
      if (known === undefined) noted.set(tenantId, [counted]);
      else known.push(counted);
    },
    take: () => {
      const taken = noted;
      noted = new Map();
      return taken;
    },
    forget: (tenantId) => {
      remembered -= seen.get(tenantId)?.what.size ?? 0;
      seen.delete(tenantId);
    },
  };
}
