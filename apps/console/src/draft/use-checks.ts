import { useQuery } from '@tanstack/react-query';
import type { DraftCheck } from '@remit/api/changes/changes-impact-views';
import { documentItems, itemId } from '@remit/policy/draft/document-items';
import { useCalls } from '../shell/tenant-context.ts';
import type { Draft } from './draft.ts';

/** What the server says of the draft: what came of each check, or why none could be asked. */
export type DraftChecks =
  | { readonly kind: 'none' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly kind: 'answer'; readonly checks: readonly DraftCheck[] };

/**
 * Asks the server for what came of every test, guard and exclusion under the draft, anew with each edit that it has.
 * @param ready false while it is not worth asking
 */
export function useChecks(draft: Draft, ready = true): DraftChecks {
  const calls = useCalls();
  const items = documentItems(draft.document);
  // What the draft says tells one state of it from another: the call itself names the draft alone.
  const said = JSON.stringify(draft.changes.map((item) => [itemId(item), items.get(itemId(item))]));
  const id = draft.id ?? '';
  const checks = useQuery({
    queryKey: [...calls.options.changes.checks.queryKey({ id }), said],
    queryFn: ({ signal }) => calls.client.changes.checks.query({ id }, { signal }),
    enabled: ready && draft.id !== null && draft.saving === 'saved' && draft.changes.length > 0,
    gcTime: 60_000,
  });
  if (draft.id === null || draft.changes.length === 0) return { kind: 'none' };
  if (checks.isError) return { kind: 'failed', error: checks.error, retry: () => void checks.refetch() };
  if (checks.data === undefined) return { kind: 'pending' };
  switch (checks.data.kind) {
    case 'answer':
      return { kind: 'answer', checks: checks.data.answer.checks };
    case 'moved':
    case 'invalid':
      return { kind: checks.data.kind };
    default:
      return checks.data satisfies never;
  }
}
