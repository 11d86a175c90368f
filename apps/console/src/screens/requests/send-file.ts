import type { RequestView } from '@remit/api/views';
import type { TenantCalls } from '../../data/calls.ts';

/** What became of a file that was sent or fetched: null when all went well, else why not, in the server's words. */
export type FileProblem = string | null;

/** Sends a file of a request to a link that is made for it, once. */
export async function sendFile(
  calls: TenantCalls,
  { id, revision }: Pick<RequestView, 'id' | 'revision'>,
  file: File,
): Promise<FileProblem> {
  const { url } = await calls.client.attachments.offer.query({
    id,
    revision,
    name: file.name,
    size: file.size,
  });
  const reply = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  return reply.ok ? null : problemIn(reply);
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
  const body: unknown = await reply.json();
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
  return typeof message === 'string' ? message : reply.statusText;
}
