import { hashSessionToken, type SessionToken } from '@remit/identity/session-token';
import { type LinkSubject, signLink } from '../audit/audit-link.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What an upload was offered for: the signature covers all of it. */
export interface OfferedFile {
  /** Of the request. */
  readonly id: string;
  /** The revision that the asker had seen. */
  readonly revision: number;
  readonly name: string;
  /** In bytes: exactly so many are taken. */
  readonly size: number;
  /** Which of the files that the form asks for it is to be; null for none of them. */
  readonly asked: string | null;
}

/** What a link to fetch a file is signed for. */
export function downloadSubject(
  call: TenantCall,
  token: SessionToken,
  { id, file }: { readonly id: string; readonly file: string },
): LinkSubject {
  return { ...ownSubject(call, token), resource: `requests/${id}/files/${file}` };
}

/** What a link to send a file is signed for. */
export function uploadSubject(call: TenantCall, token: SessionToken, offered: OfferedFile): LinkSubject {
  const { id, revision, name, size, asked } = offered;
  const said = JSON.stringify([revision, name, size, asked]);
  return { ...ownSubject(call, token), method: 'PUT', resource: `requests/${id}/files ${said}` };
}

/** The address to fetch a file from. */
export function downloadLink(
  call: TenantCall,
  token: SessionToken,
  at: { readonly id: string; readonly file: string },
): string {
  const signed = signLink(call.services.store.linkKey, downloadSubject(call, token, at), call.standing.now);
  const query = new URLSearchParams({ ...signed, until: String(signed.until) });
  return `/t/${call.slug}/requests/${at.id}/files/${at.file}?${query.toString()}`;
}

/** The address to send a file to. */
export function uploadLink(call: TenantCall, token: SessionToken, offered: OfferedFile): string {
  const signed = signLink(
    call.services.store.linkKey,
    uploadSubject(call, token, offered),
    call.standing.now,
  );
  const { id, revision, name, size, asked } = offered;
  const query = new URLSearchParams({
    ...signed,
    until: String(signed.until),
    revision: String(revision),
    name,
    size: String(size),
    ...(asked === null ? {} : { asked }),
  });
  return `/t/${call.slug}/requests/${id}/files?${query.toString()}`;
}

function ownSubject({ tenantId, subject }: TenantCall, token: SessionToken): Omit<LinkSubject, 'resource'> {
  return { tenantId, memberId: subject.member.id, tokenHash: hashSessionToken(token) };
}
