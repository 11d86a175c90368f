import type { DraftStep } from '@remit/policy/draft-steps';
import type { TenantCalls } from '../data/calls.ts';
import { isPassing } from '../data/problem.ts';

/** What began a draft as its page was left, of which nobody heard the answer. */
interface LeftDraft {
  readonly id: string;
  readonly basedOn: number;
  readonly steps: readonly DraftStep[];
  readonly name: null;
}

const keyOf = ({ slug }: TenantCalls, id: string): string => `remit draft begun on leaving ${slug} ${id}`;

const memberOf = ({ queryClient, options }: TenantCalls): string | null =>
  queryClient.getQueryData(options.me.get.queryKey())?.person.id ?? null;

/** Notes what is being sent while its page goes away, for the page that comes after it in the same tab. */
export function rememberLeftDraft(calls: TenantCalls, input: LeftDraft): void {
  sessionStorage.setItem(keyOf(calls, input.id), JSON.stringify({ by: memberOf(calls), input }));
}

/**
 * Sends again what the page before this one began a draft with, so that what is asked next finds it: whichever comes
 * first begins it, and the other one changes nothing.
 */
export async function sendLeftDraft(calls: TenantCalls, id: string): Promise<void> {
  const key = keyOf(calls, id);
  const text = sessionStorage.getItem(key);
  if (text === null) return;
  sessionStorage.removeItem(key);
  const { by, input } = JSON.parse(text) as { readonly by: string | null; readonly input: LeftDraft };
  // Of somebody else's making it is theirs to send.
  if (by !== memberOf(calls)) return;
  try {
    await calls.client.changes.begin.mutate(input);
  } catch (error) {
    // A refusal is that of a draft that was gone on with since, or of one that cannot be: what is asked next says which.
    if (!isPassing(error)) return;
    sessionStorage.setItem(key, text);
    throw error;
  }
}
