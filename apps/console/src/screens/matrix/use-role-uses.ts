import { useQuery } from '@tanstack/react-query';
import type { RoleUsesView } from '@remit/api/uses/uses-views';
import { problemOf } from '../../data/problem.ts';
import { knownUses, type KnownUses } from '../../draft/known-uses.ts';
import { useCalls } from '../../shell/tenant-context.ts';

export interface RoleUses {
  /** Null while it is not asked for, and until it has come. */
  readonly uses: KnownUses | null;
  readonly since: number | null;
  readonly from: number;
  /** Why it did not come; null where nothing went wrong. */
  readonly problem: string | null;
}

const known = new WeakMap<RoleUsesView, KnownUses>();

/** What each role was last used for, once somebody asks what is unused. */
export function useRoleUses(asked: boolean): RoleUses {
  const calls = useCalls();
  const { data, error } = useQuery({
    ...calls.options.uses.roles.queryOptions(),
    enabled: asked,
    staleTime: 60_000,
  });
  if (data !== undefined && !known.has(data)) known.set(data, knownUses(data));
  return {
    uses: asked && data !== undefined ? (known.get(data) ?? null) : null,
    since: data?.since ?? null,
    from: data?.from ?? 0,
    problem: asked && error !== null ? problemOf(error).message : null,
  };
}
