import { createHash } from 'node:crypto';
import type { AwsClient } from 'aws4fetch';
import { StoreError } from '../errors.ts';

/** Where sealed files lie outside the databases. Keys are letters, digits, hyphens and slashes. */
export interface FileBucket {
  /** Its address without anything secret: what is kept in it remembers it by that. */
  readonly name: string;
  /** Keeps bytes under a key, in place of what was there. @throws StoreError `unavailable`; nothing is kept then */
  put(key: string, sealed: Uint8Array): Promise<void>;
  /** @returns null when there is nothing under the key. @throws StoreError `unavailable` */
  get(key: string): Promise<Uint8Array | null>;
  /** Removes what lies under a key, if anything does. @throws StoreError `unavailable` */
  remove(key: string): Promise<void>;
  /** Everything whose key begins so. @throws StoreError `unavailable` */
  list(prefix: string): Promise<readonly KeptObject[]>;
}

export interface KeptObject {
  readonly key: string;
  /** Since when it lies there, by the clock of the bucket, in ms. */
  readonly age: number;
}

/** How long a bucket may take to answer, in ms: less than a transaction may stand still (gates.ts). */
const patience = 8_000;

/**
 * A bucket that speaks the protocol of S3, reached by path.
 * @param address as `REMIT_FILES_BUCKET` has it; see parse-setting.ts
 */
export function fileBucket(address: string, wait: number = patience): FileBucket {
  const url = new URL(address);
  const base = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  const [, bucket = '', ...folders] = new URL(base).pathname.split('/');
  const folder = folders.length === 0 ? '' : `${folders.join('/')}/`;
  let signing: Promise<AwsClient> | null = null;

  async function ask(method: string, at: string, body?: Uint8Array): Promise<Reply> {
    try {
      const signer = await (signing ??= signerFor(url));
      const headers = {
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      };
      const request = await signer.sign(at, {
        method,
        headers,
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      });
      const reply = await fetch(request, { redirect: 'error', signal: AbortSignal.timeout(wait) });
      const { status } = reply;
      return {
        status,
        bytes: new Uint8Array(await reply.arrayBuffer()),
        at: Date.parse(reply.headers.get('date') ?? '') || Date.now(),
      };
    } catch (cause) {
      throw unreachable(base, 'did not answer', cause);
    }
  }

  return {
    name: base,
    put: async (key, sealed) => {
      const reply = await ask('PUT', `${base}/${key}`, sealed);
      if (reply.status !== 200) throw refused(base, reply);
    },
    get: async (key) => {
      const reply = await ask('GET', `${base}/${key}`);
      if (reply.status === 200) return reply.bytes;
      // A bucket that is gone answers 404 too, and says which of the two it is.
      if (reply.status === 404 && codeIn(reply) === 'NoSuchKey') return null;
      throw refused(base, reply);
    },
    remove: async (key) => {
      const reply = await ask('DELETE', `${base}/${key}`);
      const gone = reply.status === 404 && codeIn(reply) === 'NoSuchKey';
      if (reply.status !== 204 && reply.status !== 200 && !gone) throw refused(base, reply);
    },
    list: async (prefix) => {
      const found: KeptObject[] = [];
      for (let next: string | null = ''; next !== null;) {
        const query = new URLSearchParams({ 'list-type': '2', prefix: `${folder}${prefix}` });
        if (next !== '') query.set('continuation-token', next);
        // A signature covers a space as %20, and a form would write it as +.
        const asked = query.toString().replaceAll('+', '%20');
        const reply = await ask('GET', `${url.origin}/${bucket}?${asked}`);
        if (reply.status !== 200) throw refused(base, reply);
        found.push(...objectsIn(reply, folder));
        next = elementIn(textOf(reply), 'NextContinuationToken');
      }
      return found;
    },
  };
}

/** What signs requests to a bucket. Loaded only where one is set: most installations have none. */
async function signerFor(url: URL): Promise<AwsClient> {
  const { AwsClient: Client } = await import('aws4fetch');
  return new Client({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? 'us-east-1',
    retries: 0,
  });
}

interface Reply {
  readonly status: number;
  readonly bytes: Uint8Array;
  /** ms since 1970 UTC, by the clock of the bucket. */
  readonly at: number;
}

const textOf = ({ bytes }: Reply): string => new TextDecoder().decode(bytes);

/** What a page of a list names. @param folder in which the bucket's keys begin, which are told without it */
function objectsIn(reply: Reply, folder: string): readonly KeptObject[] {
  return [...textOf(reply).matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, entry = '']) => {
    const key = elementIn(entry, 'Key') ?? '';
    const since = Date.parse(elementIn(entry, 'LastModified') ?? '');
    if (!key.startsWith(folder) || Number.isNaN(since)) return [];
    return [{ key: key.slice(folder.length), age: reply.at - since }];
  });
}

/** The code that an answer of S3 gives for what it refuses. */
const codeIn = (reply: Reply): string | null => elementIn(textOf(reply), 'Code');

/** The text of the first element of a name. What we ask for is written without anything that XML escapes but this. */
function elementIn(xml: string, name: string): string | null {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text === undefined ? null : text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function refused(name: string, reply: Reply): StoreError {
  return unreachable(name, `answered ${reply.status} ${codeIn(reply) ?? ''}`.trim());
}

function unreachable(name: string, what: string, cause?: unknown): StoreError {
  return new StoreError(
    'unavailable',
    'files cannot be kept or fetched just now; try again in a moment',
    new Error(`the bucket ${name} ${what}`, { cause }),
  );
}
