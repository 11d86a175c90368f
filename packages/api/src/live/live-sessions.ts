import { epochsStand } from '@remit/identity/session-rules';
import type { SessionToken } from '@remit/identity/session-token';
import { hashSessionToken } from '@remit/identity/session-token';
import { listTenantSessions, type TenantSession } from '@remit/store/identity/list-sessions';
import { loadEpochs } from '@remit/store/directory/members';
import type { TenantCall } from '../tenant-call.ts';

/**
 * The sessions that stand in the tenant of a call, the last used first: those that are not over, and whose member and
 * tenant are under the epochs that they entered under.
 * @param token of the call itself, so that its own session is known; null where that does not matter
 */
export async function liveSessions(
  { services, tx, tenantId }: Pick<TenantCall, 'services' | 'tx' | 'tenantId'>,
  token: SessionToken | null,
): Promise<readonly TenantSession[]> {
  const own = token === null ? null : hashSessionToken(token);
  const entered = await services.store.withIdentity((identity) =>
    listTenantSessions(identity, tenantId, own),
  );
  const epochs = await loadEpochs(tx, [...new Set(entered.map(({ memberId }) => memberId))]);
  return entered.filter(({ memberId, memberEpoch, tenantEpoch }) => {
    const member = epochs.members.get(memberId);
    return (
      member !== undefined &&
      epochsStand({ member: memberEpoch, tenant: tenantEpoch }, { member, tenant: epochs.tenant })
    );
  });
}
