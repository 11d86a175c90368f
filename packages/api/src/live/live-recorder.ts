import type { TenantId } from '@remit/store/tenant-id';
import type { ClosedStream } from './live-closed.ts';

/** Has it written down, behind everybody's back, how long closed streams took to close. */
export interface LiveRecorder {
  note(closed: ClosedStream): void;
  /** @returns once all that was noted is written down */
  settled(): Promise<void>;
}

export interface LiveRecorderOptions {
  /** Writes down, in one transaction, what closed in a tenant. It must not throw. */
  readonly record: (tenantId: TenantId, closed: readonly ClosedStream[]) => Promise<void>;
}

/** Streams that one transaction tells of at most: one change may close thousands. */
export const mostAtOnce = 200;

/** What closes in a tenant while a transaction tells of others there waits for the next one, which tells of all of it. */
export function liveRecorder({ record }: LiveRecorderOptions): LiveRecorder {
  const waiting = new Map<TenantId, ClosedStream[]>();
  const writing = new Set<Promise<void>>();

  async function writeAll(tenantId: TenantId, line: ClosedStream[]): Promise<void> {
    while (line.length > 0) await record(tenantId, line.splice(0, mostAtOnce));
    waiting.delete(tenantId);
  }

  return {
    note: (closed) => {
      const { tenantId } = closed.stream;
      const line = waiting.get(tenantId);
      if (line !== undefined) {
        line.push(closed);
        return;
      }
      const begun = [closed];
      waiting.set(tenantId, begun);
      const written = writeAll(tenantId, begun).finally(() => writing.delete(written));
      writing.add(written);
    },
    settled: async () => {
      await Promise.all(writing);
    },
  };
}
