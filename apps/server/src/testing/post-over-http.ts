import { Agent, request } from 'node:http';
import type { ErrorView } from '@remit/api/views';
import { origin } from './serve-sample.ts';

/** What came back, to the byte. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly error: ErrorView | null;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/**
 * Sends a call to a server that listens, as a page of ours does. The host that it names is the one that the server is
 * reached by, whatever its port is in the test.
 * @param address of the server, `http://127.0.0.1:41234`
 */
export function postOverHttp(
  address: string,
  path: string,
  input: unknown,
  cookie: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${address}${path}`,
      {
        agent,
        method: 'POST',
        headers: {
          host: new URL(origin).host,
          origin,
          cookie,
          'content-type': 'application/json',
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            error: errorIn(text),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(input === undefined ? undefined : JSON.stringify(input));
  });
}

function errorIn(text: string): ErrorView | null {
  if (!text.startsWith('{"error"')) return null;
  const body = JSON.parse(text) as { readonly error: { readonly data?: { readonly remit?: ErrorView } } };
  return body.error.data?.remit ?? null;
}
