import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** A reply that is still arriving. Whoever has read enough destroys it. */
export async function getOverHttp(address: string, path: string, cookie: string): Promise<IncomingMessage> {
  const sent = get(`${address}${path}`, { headers: { host: 'localhost:4000', cookie } });
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return response.setEncoding('utf8');
}

/** The whole of a reply: headers and body, as they came. */
export async function readWhole(response: IncomingMessage): Promise<string> {
  let text = JSON.stringify(response.rawHeaders);
  for await (const chunk of response) text += String(chunk);
  return text;
}
