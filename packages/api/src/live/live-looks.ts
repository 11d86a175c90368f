import { readListeningSessions } from '@remit/store/listen-sessions';
import { type ListeningStandings, readListeningStandings } from '@remit/store/listen-standings';
import type { TenantId } from '@remit/store/tenant-id';
import type { Services } from '../context.ts';
import type { NoteSeen } from './live-door.ts';
import type { LiveRegistry } from './live-registry.ts';
import { type LiveStream, sameRevisions } from './live-stream.ts';

/** What looks at what open streams stand on. Each takes one statement for all of them. */
export interface LiveLooks {
  /** @returns in how many ms something differs by itself; null where nothing does. @throws StoreError */
  atSessions(): Promise<number | null>;
  /** Also tells of revisions. @returns likewise. @throws StoreError */
  atTenant(tenantId: TenantId): Promise<number | null>;
}

/** @param note what is seen of each stream is handed to it */
export function liveLooks(store: Services['store'], streams: LiveRegistry, note: NoteSeen): LiveLooks {
  function noteStanding(stream: LiveStream, { revisions, stands }: ListeningStandings, at: number): void {
    note(stream, stream.standing, stands.get(stream.memberId) ?? null, at);
    // While the door is asked nothing is said: whoever may not stay learns nothing more.
    if (stream.asking || !streams.has(stream) || sameRevisions(stream.revisions, revisions)) return;
    stream.revisions = revisions;
    stream.tell({ kind: 'revisions', revisions });
  }

  return {
    atSessions: async () => {
      const asked = streams.all();
      const at = performance.now();
      const keys = asked.map(({ session, tenantId }) => ({ tokenHash: session.key, tenantId }));
      const { stands, differsIn } = await store.withIdentity((tx) => readListeningSessions(tx, keys), 'read');
      asked.forEach((stream, index) => note(stream, stream.session, stands[index] ?? null, at));
      return differsIn;
    },
    atTenant: async (tenantId) => {
      const asked = streams.ofTenant(tenantId);
      const members = [...new Set(asked.map(({ memberId }) => memberId))];
      const at = performance.now();
      const found = await store.withTenant(tenantId, 'read', (tx) => readListeningStandings(tx, members));
      for (const stream of asked) noteStanding(stream, found, at);
      return found.differsIn;
    },
  };
}
