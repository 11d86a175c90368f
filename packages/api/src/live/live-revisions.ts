import type { TenantCall } from '../tenant-call.ts';
import { readListeningStandings } from '@remit/store/listen-standings';
import type { LiveView } from '../views.ts';

/** What a page watches: numbers that say that something changed and never what. */
export async function liveRevisions({ tx, tenantId, subject }: TenantCall): Promise<LiveView> {
  const { revisions } = await readListeningStandings(tx, []);
  return { tenant: tenantId, member: subject.member.id, revisions };
}
