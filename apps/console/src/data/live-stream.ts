import type { LiveView } from '@remit/api/views';

/** How a stream came to its end: the server said so, it could not be opened, or the page left it. */
export type StreamEnd = 'ended' | 'unreachable' | 'left';

/**
 * Reads the events of a tenant until there are no more. A connection that is lost is opened again by the browser.
 * @param onRevisions called at once with the present revisions, and then with each change
 */
export function liveStream(
  url: string,
  signal: AbortSignal,
  onRevisions: (revisions: LiveView['revisions']) => void,
): Promise<StreamEnd> {
  return new Promise((resolve) => {
    const source = new EventSource(url);
    const end = (how: StreamEnd): void => {
      source.close();
      resolve(how);
    };
    source.addEventListener('revisions', ({ data }: MessageEvent<string>) => onRevisions(JSON.parse(data)));
    source.addEventListener('ended', () => end('ended'));
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) end('unreachable');
    });
    signal.addEventListener('abort', () => end('left'));
  });
}
