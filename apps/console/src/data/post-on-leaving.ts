import { TRPCClientError } from '@trpc/client';

/**
 * Makes one call that the browser finishes even when the page is gone: nothing is batched, no timer is waited for.
 * @throws TRPCClientError with what the server said, if the page is still here to hear it
 */
export async function postOnLeaving<Reply>(slug: string, path: string, input: object): Promise<Reply> {
  const response = await fetch(`/t/${encodeURIComponent(slug)}/rpc/${path}`, {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const body = (await response.json()) as
    | { readonly result: { readonly data: Reply } }
    | { readonly error: { readonly message: string; readonly code: number; readonly data: object } };
  if ('error' in body) throw TRPCClientError.from(body);
  return body.result.data;
}
