import type { Caller } from './serve-sample.ts';

/**
 * Has somebody decide in another's place from now on.
 * @param passOn whether they may hand it on
 * @returns ends it
 */
export async function handOver(whom: Caller, to: Caller, passOn = false): Promise<() => Promise<unknown>> {
  const { data, error } = await whom.call('delegations.create', {
    to: to.memberId,
    since: null,
    until: Date.now() + 86_400_000,
    passOn,
    reason: 'Out of office',
  });
  if (error !== null) throw new Error(error.message);
  return () => whom.call('delegations.end', { id: data.id });
}
