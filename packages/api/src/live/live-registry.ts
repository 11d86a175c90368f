import type { TenantId } from '@remit/store/tenant-id';
import type { LiveStream } from './live-stream.ts';

/** The open streams of a process, found by tenant and by session. */
export interface LiveRegistry {
  add(stream: LiveStream): void;
  /** @returns whether it was there */
  remove(stream: LiveStream): boolean;
  has(stream: LiveStream): boolean;
  all(): readonly LiveStream[];
  ofTenant(tenantId: TenantId): readonly LiveStream[];
  /** @param session SHA-256 of its token, hex */
  countOf(session: string): number;
}

/** A registry without a stream. */
export function liveRegistry(): LiveRegistry {
  const streams = new Set<LiveStream>();
  const byTenant = new Map<string, Set<LiveStream>>();
  const bySession = new Map<string, Set<LiveStream>>();
  return {
    add: (stream) => {
      streams.add(stream);
      addTo(byTenant, stream.tenantId, stream);
      addTo(bySession, stream.session.key, stream);
    },
    remove: (stream) => {
      removeFrom(byTenant, stream.tenantId, stream);
      removeFrom(bySession, stream.session.key, stream);
      return streams.delete(stream);
    },
    has: (stream) => streams.has(stream),
    all: () => [...streams],
    ofTenant: (tenantId) => [...(byTenant.get(tenantId) ?? [])],
    countOf: (session) => bySession.get(session)?.size ?? 0,
  };
}

function addTo(index: Map<string, Set<LiveStream>>, key: string, stream: LiveStream): void {
  const there = index.get(key);
  if (there === undefined) index.set(key, new Set([stream]));
  else there.add(stream);
}

function removeFrom(index: Map<string, Set<LiveStream>>, key: string, stream: LiveStream): void {
  const there = index.get(key);
  there?.delete(stream);
  if (there?.size === 0) index.delete(key);
}
