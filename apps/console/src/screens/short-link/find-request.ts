import { problemOf } from '../../data/problem.ts';

/** Where a request is, and whether it is its reader's own. */
export interface FoundRequest {
  readonly tenant: string;
  readonly own: boolean;
}

/**
 * Finds a request in the tenants of its reader, one after the other.
 * @param tenants in the order in which they are asked
 * @param isOwnIn whether the request is the reader's own in a tenant; fails where it is not there, or not to be seen
 * @returns null where all of them say that there is none
 * @throws what the first one failed with that could not say, where none of the others has it
 */
export async function findRequest(
  tenants: readonly string[],
  isOwnIn: (tenant: string) => Promise<boolean>,
): Promise<FoundRequest | null> {
  const unsaid: unknown[] = [];
  for (const tenant of tenants) {
    try {
      return { tenant, own: await isOwnIn(tenant) };
    } catch (error) {
      // A tenant that lets nobody in from here says nothing about the next one.
      if (problemOf(error).code !== 'not-found') unsaid.push(error);
    }
  }
  if (unsaid.length > 0) throw unsaid[0];
  return null;
}
