/** An event of a stream, with when it arrived, in ms of `performance.now()`. */
export interface ReadEvent {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** A stream of events as a page reads it. */
export interface EventReader {
  readonly status: number;
  readonly headers: Headers;
  /** All so far. */
  readonly events: readonly ReadEvent[];
  /** Settles with the first event of a name, come or to come. @throws when the stream is over without it */
  saw(name: string): Promise<ReadEvent>;
  /** Settles when the server has ended it, or `leave` has. */
  readonly over: Promise<void>;
  leave(): void;
}

/** Opens `GET /t/<tenant>/events`. A refusal has no events; its body is the error. */
export async function readEvents(
  url: string,
  slug: string,
  headers: Readonly<Record<string, string>>,
): Promise<EventReader & { readonly refusal: string }> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/t/${slug}/events`, { headers, signal: leaving.signal });
  const streams = response.headers.get('content-type') === 'text/event-stream';
  const events: ReadEvent[] = [];
  const waiting = new Set<() => void>();
  const over = streams ? readAll() : Promise.resolve();

  async function readAll(): Promise<void> {
    let text = '';
    try {
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) keep(block);
      }
    } catch (error) {
      if (!leaving.signal.aborted) throw error;
    } finally {
      for (const look of waiting) look();
    }
  }

  function keep(block: string): void {
    const lines = block.split('\n');
    const value = (field: string): string | undefined =>
      lines.find((line) => line.startsWith(`${field}: `))?.slice(field.length + 2);
    const [name, data] = [value('event'), value('data')];
    if (name === undefined || data === undefined) return;
    events.push({ name, data: JSON.parse(data), at: performance.now() });
    for (const look of waiting) look();
  }

  return {
    status: response.status,
    headers: response.headers,
    refusal: streams ? '' : await response.text(),
    events,
    over,
    saw: async (name) => {
      const seen = new Promise<ReadEvent>((resolve) => {
        const look = (): void => {
          const found = events.find((event) => event.name === name);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      });
      const first = await Promise.race([seen, over.then(() => events.find((event) => event.name === name))]);
      if (first === undefined)
        throw new Error(`the stream ended without \`${name}\`: ${JSON.stringify(events)}`);
      return first;
    },
    leave: () => leaving.abort(),
  };
}
