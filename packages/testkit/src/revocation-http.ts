import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

/** Who a race calls as. */
export type RaceCredentials = { readonly cookie: string } | { readonly authorization: string };

/** Two servers, eight lanes, and a call in flight beside the one that counts. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** What a call came to. */
export interface RaceReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One request as a page, or an application, of Remit makes it; settles with the whole reply. */
export async function raceCall(
  url: string,
  path: string,
  credentials: RaceCredentials,
  input: unknown,
): Promise<RaceReply> {
  return replyOf(await send(url, path, credentials, 'POST', JSON.stringify(input ?? {})));
}

/** Follows a link as a browser does. */
export async function raceGet(url: string, path: string, credentials: RaceCredentials): Promise<RaceReply> {
  return replyOf(await send(url, path, credentials, 'GET', null));
}

async function replyOf(response: IncomingMessage): Promise<RaceReply> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

/** A stream of events as a race sees it. */
export interface RaceStream {
  readonly status: number;
  /** Settles with when it was over, in ms of `performance.now()`. */
  readonly over: Promise<number>;
  leave(): void;
}

/** Opens a stream of events; settles with its first byte, or with its refusal. */
export async function raceStream(
  url: string,
  path: string,
  credentials: RaceCredentials,
): Promise<RaceStream> {
  const response = await send(url, path, credentials, 'GET', null);
  const over = new Promise<number>((resolve) => {
    response.once('close', () => resolve(performance.now()));
  });
  // A stream that its reader leaves is an aborted reply.
  response.on('error', () => undefined);
  const first = new Promise((resolve) => void response.once('data', resolve).once('end', resolve));
  await Promise.race([first, over]);
  response.resume();
  return { status: response.statusCode ?? 0, over, leave: () => response.destroy() };
}

function send(
  url: string,
  path: string,
  credentials: RaceCredentials,
  method: 'GET' | 'POST',
  body: string | null,
): Promise<IncomingMessage> {
  const content = body === null ? {} : { origin: url, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}${path}`,
      { agent, method, headers: { ...credentials, ...content } },
      resolve,
    );
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}
