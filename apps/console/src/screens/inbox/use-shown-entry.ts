import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useBeside } from '../../parts/use-beside.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { useSingleKeys } from '../../shell/use-single-keys.ts';
import type { InboxEntry } from './inbox-entries.ts';

interface ShownEntry {
  /** Whether the address says which. */
  readonly chosen: boolean;
  /** Which stands beside the list; undefined where there is none. */
  readonly shown: InboxEntry | undefined;
  /** Whether its reader has it before them. */
  readonly inSight: boolean;
  /** Shows another one, or the first of those that are left. */
  readonly go: (entry: InboxEntry | undefined) => void;
}

/**
 * Which of the entries is shown beside the list: the one that the address says, else the first; `j` and `k` go on and back.
 * @param all in the order of the list
 */
export function useShownEntry(all: readonly InboxEntry[]): ShownEntry {
  const { tenant } = useMe();
  const navigate = useNavigate();
  const { request } = useParams({ strict: false });
  const { access } = useSearch({ strict: false });
  const chosen = chosenOf(request, access);
  const shown = chosen ?? all[0];
  // The first stands beside the list by itself; where there is no room for it, its reader does not have it before them.
  const inSight = useBeside() || chosen !== undefined;
  const go = (entry: InboxEntry | undefined): void => {
    const params = { tenant: tenant.slug };
    if (entry?.kind === 'request')
      void navigate({
        to: '/t/$tenant/inbox/$request',
        params: { ...params, request: entry.id },
        replace: true,
      });
    else
      void navigate({
        to: '/t/$tenant/inbox',
        params,
        search: entry === undefined ? {} : { access: entry.id },
        replace: true,
      });
  };
  useSingleKeys((key) => {
    const step = key === 'j' ? 1 : key === 'k' ? -1 : 0;
    if (step === 0) return false;
    const at = inSight ? all.findIndex(({ id }) => id === shown?.id) : -1;
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    if (next !== undefined) go(next);
    return true;
  });
  return { chosen: chosen !== undefined, shown, inSight, go };
}

function chosenOf(request: string | undefined, access: string | undefined): InboxEntry | undefined {
  if (request !== undefined) return { kind: 'request', id: request };
  return access === undefined ? undefined : { kind: 'access', id: access };
}
