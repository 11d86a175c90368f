import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A bucket on the loopback address, for as long as a test runs. */
export interface S3Double {
  /** What `REMIT_FILES_BUCKET` is set to, to reach it. */
  readonly address: string;
  /** What lies in it, by key. */
  readonly objects: Map<string, { readonly bytes: Buffer; readonly since: number }>;
  /** How the next calls end instead: the bucket is not there any more, or nothing answers. */
  trouble: 'gone' | 'silent' | null;
  close(): Promise<void>;
}

const [bucket, keyId, secret, region] = ['files', 'AKIATEST', 'a/secret+of=tests', 'eu-test-1'];

/**
 * As much of S3 as files need: objects by path, lists of two at a time, and signatures of version 4 over everything that
 * came. What is signed wrong gets 403, as there.
 */
export async function s3Double(): Promise<S3Double> {
  const objects: S3Double['objects'] = new Map();
  const server = createServer((request, reply) => void answer(request, reply));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('it does not listen');
  const double: S3Double = {
    address: `http://${keyId}:${encodeURIComponent(secret)}@127.0.0.1:${at.port}/${bucket}/remit?region=${region}`,
    objects,
    trouble: null,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '', 'http://localhost');
    const [, named, ...rest] = url.pathname.split('/');
    const key = rest.join('/');
    const refuse = (status: number, code: string): void =>
      void reply.writeHead(status).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
    if (double.trouble === 'silent') return;
    if (!isSigned(request, url, body)) return refuse(403, 'SignatureDoesNotMatch');
    if (double.trouble === 'gone' || named !== bucket) return refuse(404, 'NoSuchBucket');
    if (key === '') return void reply.end(listed(url.searchParams));
    const found = objects.get(key);
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, since: Date.now() });
      return void reply.end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void reply.writeHead(204).end();
    }
    return found === undefined ? refuse(404, 'NoSuchKey') : void reply.end(found.bytes);
  }

  function listed(query: URLSearchParams): string {
    const after = query.get('continuation-token') ?? '';
    const keys = [...objects.keys()].filter(
      (key) => key.startsWith(query.get('prefix') ?? '') && key > after,
    );
    const page = keys.toSorted().slice(0, 2);
    const entries = page.map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>${new Date(objects.get(key)?.since ?? 0).toISOString()}</LastModified></Contents>`,
    );
    const next =
      keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    return `<?xml version="1.0"?><ListBucketResult>${entries.join('')}${next}</ListBucketResult>`;
  }
  return double;
}

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** AWS Signature Version 4, as Amazon describes how it is checked. */
function isSigned({ method = '', headers }: IncomingMessage, url: URL, body: Buffer): boolean {
  const said =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (said === null) return false;
  const [, credential = '', names = '', signature] = said;
  const [id, day = '', ...scope] = credential.split('/');
  const at = String(headers['x-amz-date']);
  if (id !== keyId || scope.join('/') !== `${region}/s3/aws4_request` || !at.startsWith(day)) return false;
  if (headers['x-amz-content-sha256'] !== sha256(body)) return false;
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.split(';').includes(name)))
    return false;
  const strict = (text: string): string =>
    encodeURIComponent(text).replaceAll(
      /[!'()*]/g,
      (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const query = [...url.searchParams].map(([name, value]) => `${strict(name)}=${strict(value)}`).toSorted();
  const canonical = [
    method,
    url.pathname,
    query.join('&'),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    sha256(body),
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', at, `${day}/${scope.join('/')}`, sha256(canonical)].join('\n');
  const key = [day, ...scope].reduce<string | Buffer>((before, part) => hmac(before, part), `AWS4${secret}`);
  return hmac(key, toSign).toString('hex') === signature;
}
