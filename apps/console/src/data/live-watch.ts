import type { LiveView } from '@remit/api/views';
import type { TenantCalls } from './calls.ts';
import { liveStream } from './live-stream.ts';

type Revisions = LiveView['revisions'];

/** After a stream that could not be opened, and after a refusal, in ms. */
const pauses = { unreachable: 2_000, refused: 30_000 } as const;

const leaving = new Set<() => void>();

/**
 * Keeps what a page shows of a tenant as new as the server's: asks again for what may have changed, and for a new sign-in
 * the moment the session ends. Of all tabs of a tenant one holds the stream and tells the others, because a browser opens
 * only a few connections to a server at once.
 * @returns stops it
 */
export function watchLive(calls: TenantCalls): () => void {
  const left = new AbortController();
  const name = `remit live ${calls.slug}`;
  const others = new BroadcastChannel(name);
  const tellOthers = others.postMessage.bind(others);
  let known: Revisions | null = null;

  function take(revisions: Revisions): void {
    const { queryClient, options } = calls;
    if (known?.policy !== revisions.policy || known.directory !== revisions.directory) {
      void queryClient.invalidateQueries();
    } else {
      const { me, requests, notices, changes } = options;
      const stale = [
        // How long the session lasts: whoever it is shortened for is told in time.
        ...(known.security === revisions.security ? [] : [me]),
        ...(known.requests === revisions.requests ? [] : [requests, notices]),
        ...(known.drafts === revisions.drafts ? [] : [changes.list, changes.get, changes.reviews]),
      ];
      for (const each of stale) void queryClient.invalidateQueries(each.pathFilter());
    }
    known = revisions;
  }

  /** Holds the stream for as long as the page is here. */
  async function lead(): Promise<void> {
    while (!left.signal.aborted) {
      const end = await liveStream(
        `/t/${encodeURIComponent(calls.slug)}/events`,
        left.signal,
        (revisions) => {
          // What this page shows at first is as new as its first event; but for drafts, of which the page before this
          // one may have sent an edit on being left, that came after this one had read them.
          known ??= { ...revisions, drafts: '' };
          take(revisions);
          tellOthers(revisions);
        },
      );
      if (end === 'unreachable') await pause(pauses.unreachable, left.signal);
      if (!left.signal.aborted) await askWhy();
    }
  }

  // A call says it best: where the session is over it waits for a new sign-in, and then goes on.
  async function askWhy(): Promise<void> {
    try {
      await calls.client.live.revisions.query(undefined, { signal: left.signal });
    } catch {
      if (left.signal.aborted) return;
      // What the screens ask for is refused too, and they say why.
      void calls.queryClient.invalidateQueries();
      await pause(pauses.refused, left.signal);
    }
  }

  others.addEventListener('message', ({ data }: MessageEvent<Revisions>) => take(data));
  // Left while it waits for its turn, it is told so by an error.
  navigator.locks.request(name, { signal: left.signal }, lead).catch(() => undefined);

  const leave = (): void => {
    leaving.delete(leave);
    left.abort();
    others.close();
  };
  leaving.add(leave);
  return leave;
}

/** Before this page signs out: the end of the session that it asks for is no surprise to it. */
export function stopWatching(): void {
  for (const leave of leaving) leave();
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
