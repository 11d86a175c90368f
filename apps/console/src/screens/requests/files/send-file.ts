import type { RequestView } from '@remit/api/requests/request-views';
import type { TenantCalls } from '../../../data/calls.ts';

/** What became of a file that was sent or fetched: null when all went well, else why not, in the server's words. */
export type FileProblem = string | null;

interface Sending {
  /** Told how much of the file is there, from 0 to 1. */
  readonly onProgress: (part: number) => void;
  /** Stops it: what had come by then the server throws away. */
  readonly signal: AbortSignal;
}

/**
 * Sends a file of a request to a link that is made for it, once.
 * @throws DOMException `AbortError` when it was stopped; what the call for the link throws
 */
export async function sendFile(
  calls: TenantCalls,
  { id, revision, asked }: Pick<RequestView, 'id' | 'revision'> & { readonly asked: string | null },
  file: File,
  { onProgress, signal }: Sending,
): Promise<FileProblem> {
  const offered = { id, revision, name: file.name, size: file.size, asked };
  const { url } = await calls.client.attachments.offer.query(offered, { signal });
  signal.throwIfAborted();
  return put(url, file, { onProgress, signal });
}

/** `fetch` says nothing of how much is sent already. */
function put(url: string, file: File, { onProgress, signal }: Sending): Promise<FileProblem> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('PUT', url);
    call.setRequestHeader('content-type', 'application/octet-stream');
    call.upload.addEventListener('progress', ({ loaded }) => onProgress(Math.min(1, loaded / file.size)));
    call.addEventListener('load', () =>
      resolve(call.status < 400 ? null : problemOfText(call.responseText, call.statusText)),
    );
    call.addEventListener('error', () => reject(new TypeError('the server cannot be reached just now')));
    call.addEventListener('abort', () => reject(new DOMException('it was stopped', 'AbortError')));
    signal.addEventListener('abort', () => call.abort(), { once: true });
    call.send(file);
  });
}

/**
 * Fetches a file of a request by a link that is made now, and hands it to the browser to keep.
 * @param gone what is said of one that is not there any more
 */
export async function fetchFile(
  calls: TenantCalls,
  { id, file, gone }: { readonly id: string; readonly file: string; readonly gone: string },
): Promise<FileProblem> {
  const found = (await calls.client.attachments.list.query({ id })).files.find((each) => each.id === file);
  if (found === undefined || found.link === null) return gone;
  const reply = await fetch(found.link);
  if (!reply.ok) return problemIn(reply);
  const address = URL.createObjectURL(await reply.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = found.name;
  link.click();
  URL.revokeObjectURL(address);
  return null;
}

async function problemIn(reply: Response): Promise<string> {
  return problemOfText(await reply.text(), reply.statusText);
}

/** What a refusal says of why; `otherwise` where it is not the server's. */
function problemOfText(text: string, otherwise: string): string {
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch (error) {
    // A proxy in between answers in its own words.
    if (!(error instanceof SyntaxError)) throw error;
  }
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
  return typeof message === 'string' ? message : otherwise;
}
