import { listMemberships, listShutMemberships } from '@remit/store/identity/read-session';
import type { IdentityTransaction } from '@remit/store/identity-transaction';
import type { SignedInView } from '../account/account-views.ts';

/** Why nobody goes into a tenant that is suspended or being deleted, as its members are told. */
export const shutSentence = 'this tenant is suspended; whoever operates Remit for you can open it again';

/** Why a member does not go into a tenant for now. */
const sentences = {
  suspended: shutSentence,
  'not-started': 'your time there has not begun yet',
  ended: 'your time there is over',
} as const;

/** The tenants that somebody who has signed in may choose from, and those of theirs that are shut, or shut to them. */
export async function tenantChoices(
  tx: IdentityTransaction,
  loginId: string,
): Promise<Pick<SignedInView, 'tenants' | 'shut'>> {
  const tenants = await listMemberships(tx, loginId);
  const shut = await listShutMemberships(tx, loginId);
  return { tenants, shut: shut.map(({ why, ...each }) => ({ ...each, because: sentences[why] })) };
}
