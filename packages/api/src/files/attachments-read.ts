import { askedOf } from '@remit/approvals/asked-of';
import type { SessionToken } from '@remit/identity/session-token';
import { listAttachments, longestAttachment, mostAttachments } from '@remit/store/files/attachments';
import { spendLink } from '@remit/store/jobs-links';
import type { StoredRequestDraft } from '@remit/store/requests/request-drafts';
import { attachmentEndings } from './attachment-type.ts';
import { downloadLink, downloadSubject } from './attachment-links.ts';
import type { AttachmentsView } from './attachment-views.ts';
import { approvalGround, groundFor } from '../approvals/approval-ground.ts';
import { mayMakeOf } from '../requests/draft-files.ts';
import { ownDraft } from '../requests/draft-of-request.ts';
import { concealsFiles } from './conceals-files.ts';
import { unlessSeenAs } from '../guard.ts';
import { linkHolds, type SignedPart } from '../audit/audit-link.ts';
import { openRequest } from '../requests/open-request.ts';
import { requireRequest } from '../requests/request-access.ts';
import { decidesFor } from '../requests/request-authority.ts';
import { requestGuard } from '../requests/request-guards.ts';
import { seenFields } from '../requests/request-view.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * The files of a request, or of the asker's own draft of one, each with a link of its own.
 * @throws RemitError `not-found` for a request that is not there and for one that the asker may not read
 */
export async function attachmentsOf(
  call: TenantCall,
  token: SessionToken | null,
  id: string,
): Promise<AttachmentsView> {
  const draft = await ownDraft(call, id, 'look');
  const { type, asked, concealed, change } =
    draft === null ? await ofRequest(call, id) : ofDraft(call, draft);
  const texts = askedTexts(call, type);
  const stored = concealed ? [] : await listAttachments(call.tx, id);
  return {
    files: stored.map(({ memberId, ...file }) => ({
      ...file,
      askedText: file.asked === null ? null : (texts.get(file.asked) ?? null),
      by: call.directory.chip(memberId),
      link: token === null ? null : downloadLink(call, token, { id, file: file.id }),
    })),
    asked: concealed ? [] : asked,
    concealed,
    change,
    kept: call.flags.filesKept,
    limits: { bytes: longestAttachment, files: mostAttachments, endings: attachmentEndings },
  };
}

/** What the forms of a type say of the files that they ask for, by name. */
function askedTexts({ policy }: TenantCall, type: string): ReadonlyMap<string, string> {
  const approvals = policy.compiled.document.approvals.filter(({ on }) => on === type);
  return new Map(
    approvals.flatMap(({ attaches = [] }) => attaches.map(({ name, text }) => [name, text] as const)),
  );
}

type Access = Pick<AttachmentsView, 'asked' | 'concealed' | 'change'> & { readonly type: string };

async function ofRequest(call: TenantCall, id: string): Promise<Access> {
  const request = await requireRequest(call, id, 'look');
  const ground = await groundFor(call, await approvalGround(call), [request.resource], 'look');
  const opened = openRequest(ground, request);
  return {
    type: request.type.name,
    asked: askedOf(call.policy.compiled, request.resource, call.environment).files,
    concealed: concealsFiles(request.type, seenFields(call, opened.resource, decidesFor(call, opened))),
    change: unlessSeenAs(call, requestGuard(call, ground, opened, 'change')),
  };
}

function ofDraft(call: TenantCall, draft: StoredRequestDraft): Access {
  return { type: draft.type, asked: [], concealed: false, change: mayMakeOf(call, draft).guard };
}

/** What a route needs to send a file. */
export interface AttachmentDownload {
  readonly tenantId: TenantCall['tenantId'];
  readonly file: string;
  readonly name: string;
  readonly mediaType: string;
}

/**
 * Lets a link to a file in, once: it was made for this member, in this session, for this very file, works still, and
 * they may still see the file.
 * @throws RemitError `not-found` for whatever is wrong with it
 */
export async function openAttachment(
  call: TenantCall,
  token: SessionToken | null,
  { id, file, ...link }: SignedPart & { readonly id: string; readonly file: string },
): Promise<AttachmentDownload> {
  if (token === null) throw notFound();
  const { services, standing, tenantId } = call;
  if (!linkHolds(services.store.linkKey, downloadSubject(call, token, { id, file }), link, standing.now)) {
    throw notFound();
  }
  const draft = await ownDraft(call, id, 'look');
  const { concealed, change } = draft === null ? await ofRequest(call, id) : ofDraft(call, draft);
  if (concealed || (draft !== null && !change.allowed)) throw notFound();
  const found = (await listAttachments(call.tx, id)).find((each) => each.id === file);
  if (found === undefined) throw notFound();
  const spent = await services.store.withIdentity((tx) => spendLink(tx, link.nonce, link.until));
  if (!spent) throw notFound();
  return { tenantId, file, name: found.name, mediaType: found.mediaType };
}
