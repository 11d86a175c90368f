import { randomUUID } from 'node:crypto';
import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import type { SessionToken } from '@remit/identity/session-token';
import type { MissingPart } from '@remit/approvals/missing-from';
import { takeEvent } from '@remit/approvals/take-event';
import type { Resource } from '@remit/policy/check';
import {
  deleteAttachment,
  insertAttachment,
  listAttachments,
  longestAttachment,
  mostAttachments,
  type StoredAttachment,
} from '@remit/store/files/attachments';
import { writeAudit } from '@remit/store/audit/audit-log';
import { spendLink } from '@remit/store/jobs-links';
import { attachmentEndings, attachmentType } from './attachment-type.ts';
import { type OfferedFile, uploadLink, uploadSubject } from './attachment-links.ts';
import type { AttachmentOffer, AttachmentsView } from './attachment-views.ts';
import { attachmentsOf } from './attachments-read.ts';
import { askedHere } from '../asked-here.ts';
import { contentOf } from '../approvals/approval-case-of.ts';
import { approvalGround, decidersOf, groundFor } from '../approvals/approval-ground.ts';
import { decideForSubmitter, lentFor } from '../in-place.ts';
import { linkHolds, type SignedPart } from '../audit/audit-link.ts';
import { allowedDraftChange } from '../requests/draft-files.ts';
import { ownDraft } from '../requests/draft-of-request.ts';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import { openRequest } from '../requests/open-request.ts';
import { planHere } from '../plan-here.ts';
import { requireRequest } from '../requests/request-access.ts';
import { writeMove } from '../requests/request-moved.ts';
import { meantBy } from '../requests/request-types.ts';
import { refusedByCase, refusedToSubmitter } from '../requests/request-refused.ts';
import { waitingStep } from '../approvals/step-view.ts';
import type { TenantCall } from '../tenant-call.ts';
import { writeTaken } from '../approvals/write-taken.ts';

/** What the record says of a file. */
type FileSaid = Extract<AuditEvent, { readonly action: 'request.attached' }>['details']['file'];

/** A change of a request's files that may happen now, with what writes it. */
interface AllowedChange {
  readonly of: 'request' | 'draft';
  /** Writes that it happened: the request's steps begin anew, and approvals of what it was before count no more. */
  write(file: FileSaid): Promise<void>;
}

/**
 * Asks whether the asker may change the files of a request now: what may change the request may, and nothing else. Of a
 * draft, whoever writes it.
 * @param hold `hold` where it is to be written, `look` where it is only asked
 * @param leaves the file that goes; null where one comes
 * @throws RemitError `not-found`; `forbidden` with the reasons; `conflict` when the request moved on. All are audited.
 */
async function allowedChange(
  call: TenantCall,
  action: 'request.attached' | 'request.detached',
  { id, revision }: Pick<OfferedFile, 'id' | 'revision'>,
  file: FileSaid,
  hold: 'hold' | 'look',
  leaves: StoredAttachment | null = null,
): Promise<AllowedChange> {
  if ((await ownDraft(call, id, 'look')) !== null) {
    return { of: 'draft', ...(await allowedDraftChange(call, { id, revision }, hold)) };
  }
  const request = await requireRequest(call, id, hold === 'hold' ? 'lock' : 'look');
  const { resource } = request;
  const ground = await groundFor(call, await approvalGround(call), [resource], hold);
  const before = openRequest(ground, request);
  const sent = { sentBy: request.stored.sentBy, resource };
  const found = decideForSubmitter(call, sent, 'submit');
  const { decision } = found;
  const lent = lentFor(call, sent);
  const event = (because: readonly AuditReason[], said: FileSaid, after: AuditEvent['after']): AuditEvent => {
    const { number } = resource.attributes;
    const department = meantBy(call.policy.compiled, resource, 'department');
    return {
      ...happenedIn(call, decision, lent?.onBehalfOf ?? null),
      action,
      target: { type: resource.type, id },
      outcome: after === null ? 'deny' : 'allow',
      because,
      before: { status: before.state.status, revision: before.state.revision },
      after,
      details: {
        number: number?.type === 'text' ? number.value : '',
        revision,
        department: department?.type === 'department' ? department.value : '',
        folder: resource.folder ?? '/',
        file: said,
      },
    };
  };
  const denial = (because: readonly AuditReason[]): AuditEvent => event(because, file, null);
  const who = () => waitingStep(ground, resource, before.state, before.deciders);
  if (found.refused) throw refusedToSubmitter(call, request, 'submit', found, who(), denial);
  const { id: member, person } = call.subject.member;
  const taken = takeEvent(
    before.state,
    {
      kind: 'change',
      at: ground.environment.now,
      by: { member, person },
      revision,
      content: contentOf(resource),
      steps: planHere(ground, resource),
      missing: await missedWith(call, resource, leaves),
    },
    decidersOf(ground, sent),
  );
  if (!taken.ok) throw refusedByCase(taken.refused, who(), denial);
  return {
    of: 'request',
    write: async (said) => {
      const comment = `${action === 'request.attached' ? 'Added the file' : 'Removed the file'} ${said.name}`;
      const deed = { id, action: 'change', comment, lent } as const;
      await writeTaken(call, ground, deed, before.state, await writeMove(call, ground, before, taken));
      const { status, revision: next } = taken.next;
      await writeAudit(call.tx, event(decision.because, said, { status, revision: next }));
    },
  };
}

/** What the form asks for and would be missing without a file; nothing where it is none of those. */
async function missedWith(
  call: TenantCall,
  resource: Resource,
  leaves: StoredAttachment | null,
): Promise<readonly MissingPart[]> {
  if (leaves === null || leaves.asked === null) return [];
  const { missing } = await askedHere(call, resource, resource.id, leaves.id);
  return missing.filter(({ kind, name }) => kind === 'file' && name === leaves.asked);
}

/**
 * Offers to take a file of a request: a link that works once, for a file of this name and size.
 * @throws RemitError as `allowedChange` does; `invalid` where it would not be taken
 */
export async function offerAttachment(
  call: TenantCall,
  token: SessionToken | null,
  offered: OfferedFile,
): Promise<AttachmentOffer> {
  await allowedChange(call, 'request.attached', offered, unknownFile(offered), 'look');
  await requireRoom(call, offered);
  if (token === null) throw new RemitError('not-signed-in', 'sign in first');
  return { url: uploadLink(call, token, offered) };
}

const unknownFile = ({ name, size }: OfferedFile): FileSaid => ({
  name,
  mediaType: null,
  bytes: size,
  sha256: null,
});

/** Says in words what would not be taken, before anything of it is sent. */
async function requireRoom(call: TenantCall, { id, name, size }: OfferedFile): Promise<void> {
  if (size > longestAttachment) throw new RemitError('invalid', 'a file has at most 5 MB');
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  if (!attachmentEndings.includes(ending)) throw new RemitError('invalid', wrongKind);
  if ((await listAttachments(call.tx, id)).length < mostAttachments) return;
  throw new RemitError('invalid', `a request has at most ${mostAttachments} files; remove one first`);
}

const wrongKind = `a file is a PDF, a PNG, JPEG or WebP picture, or plain text, and its name says which: it ends in ${attachmentEndings.map((ending) => `.${ending}`).join(', ')}`;

/**
 * Takes a file that was sent to a link, once: it was made for this member, in this session, for exactly this name and
 * size at this revision.
 * @param content null where the call brought none
 * @throws RemitError `not-found` for whatever is wrong with the link, audited; `invalid` where the file is not what its
 *   name says; else as `allowedChange` does
 */
export async function addAttachment(
  call: TenantCall,
  token: SessionToken | null,
  { link, offered }: { readonly link: SignedPart; readonly offered: OfferedFile },
  content: Uint8Array | null,
): Promise<AttachmentsView> {
  const { services, standing, tx, subject } = call;
  const { id, name, size, asked } = offered;
  const nowhere = () => notFoundDenial(call, id, [{ kind: 'unreadable' }]);
  if (token === null || content?.length !== size) throw nowhere();
  if (!linkHolds(services.store.linkKey, uploadSubject(call, token, offered), link, standing.now)) {
    throw nowhere();
  }
  const change = await allowedChange(call, 'request.attached', offered, unknownFile(offered), 'hold');
  await requireRoom(call, offered);
  const mediaType = attachmentType(name, content);
  if (mediaType === null) throw new RemitError('invalid', wrongKind);
  if (!(await services.store.withIdentity((identity) => spendLink(identity, link.nonce, link.until)))) {
    throw nowhere();
  }
  const sha256 = await insertAttachment(tx, services.store, {
    id: randomUUID(),
    of: change.of,
    requestId: id,
    asked,
    name,
    mediaType,
    memberId: subject.member.id,
    content,
  });
  await change.write({ name, mediaType, bytes: size, sha256 });
  return attachmentsOf(call, token, id);
}

/**
 * Removes a file of a request: from when this commits nobody reaches it.
 * @throws RemitError as `allowedChange` does; `not-found` where the request has no such file, audited
 */
export async function removeAttachment(
  call: TenantCall,
  token: SessionToken | null,
  { file, ...at }: Pick<OfferedFile, 'id' | 'revision'> & { readonly file: string },
): Promise<AttachmentsView> {
  const found = (await listAttachments(call.tx, at.id)).find((each) => each.id === file);
  const { name, mediaType, bytes, sha256 } = found ?? { name: '', mediaType: null, bytes: 0, sha256: null };
  const said = { name, mediaType, bytes, sha256 };
  const change = await allowedChange(call, 'request.detached', at, said, 'hold', found ?? null);
  if (found === undefined) throw notFoundDenial(call, at.id, [{ kind: 'unreadable' }]);
  await deleteAttachment(call.tx, file);
  await change.write(said);
  return attachmentsOf(call, token, at.id);
}
