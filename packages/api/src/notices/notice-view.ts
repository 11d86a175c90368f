import { moneyWords } from '@remit/policy/words/money-words';
import { stoodInFor } from '@remit/approvals/delegation';
import { readAccessRequest } from '@remit/store/directory/access-requests';
import { loadDelegations } from '@remit/store/requests/delegations';
import { loadDraft } from '@remit/store/policy/drafts';
import type { NoticeKind } from '@remit/store/notices/notice-kind';
import type { StoredNotice } from '@remit/store/notices/notices';
import { asksIn, grantsHere } from '../access/access-case.ts';
import { saidOfEnding } from '../reviews/ending-view.ts';
import { RemitError } from '../errors.ts';
import { roleLabel } from '../grant-words.ts';
import type { NoticeSaid, NoticeView } from './notice-views.ts';
import { saidOfAlert } from './notice-of-alert.ts';
import { saidOfReview } from './notice-of-review.ts';
import type { ReadableRequest } from '../requests/readable-request.ts';
import { requireRequest } from '../requests/request-access.ts';
import { meantBy } from '../requests/request-types.ts';
import { requestSummary } from '../requests/request-view.ts';
import { type TenantCall, decideHere, typeAsked } from '../tenant-call.ts';

/**
 * A notice in words, as far as its receiver may see now what it is about: a name or an amount that a rule hides from
 * them is not in it.
 * @param call the receiver's own
 * @returns null where they may not see it any more, or it is gone
 */
export async function noticeView(call: TenantCall, stored: StoredNotice): Promise<NoticeView | null> {
  const said = await saidOf(call, stored);
  if (said === null) return null;
  const { id, kind, about, target, at, read, actor } = stored;
  return { id, kind, about, target, at, read, actor: call.directory.chip(actor), ...said };
}

function saidOf(call: TenantCall, stored: StoredNotice): Promise<NoticeSaid | null> {
  switch (stored.about) {
    case 'request':
      return saidOfRequest(call, stored);
    case 'access':
      return saidOfAccess(call, stored);
    case 'draft':
      return saidOfDraft(call, stored);
    case 'review':
      return saidOfReview(call, stored);
    case 'audit':
      return saidOfAlert(call, stored.target);
    case 'assignment':
    case 'guest':
    case 'delegation':
      return saidOfEnding(call, { ...stored, about: stored.about });
    default:
      return stored.about satisfies never;
  }
}

async function saidOfRequest(
  call: TenantCall,
  { target, kind, actor }: StoredNotice,
): Promise<NoticeSaid | null> {
  const found = await requireRequest(call, target, 'look').catch((error: unknown) => {
    if (error instanceof RemitError && error.code === 'not-found') return null;
    throw error;
  });
  if (found === null) return null;
  const { purpose, amount, number, hidden, submitter, sentBy, status } = requestSummary(
    call,
    found.stored,
    found.resource,
  );
  const me = call.subject.member.id;
  const approval = found.stored.approval;
  const waitingFor = approval?.steps[approval.current]?.waitingFor ?? [];
  const name = hidden.includes('number') ? 'a request' : `request ${number}`;
  return {
    title: capital(requestTitles[kind](name)),
    detail: [purpose, amount === null ? null : moneyWords(amount)]
      .filter((part) => part !== null)
      .join(' · '),
    open:
      kind === 'asked'
        ? status === 'information'
        : acts.has(kind) && status === 'waiting' && (await decidesOf(call, waitingFor)),
    own: submitter?.id === me || sentBy?.id === me,
    ...(isUnnamed(call, found, hidden, actor) ? { actor: null } : {}),
  };
}

/** Whether somebody is an asker of a request whose name a rule hides. */
function isUnnamed(
  { policy }: TenantCall,
  { type, stored, resource }: ReadableRequest,
  hidden: readonly string[],
  actor: string | null,
): boolean {
  const submitter = meantBy(policy.compiled, resource, 'owner');
  const isHidden = type.owner !== undefined && hidden.includes(type.owner);
  if (isHidden && submitter?.type === 'member' && submitter.value === actor) return true;
  return stored.sentBy === actor && (isHidden || hidden.includes('sent_by'));
}

/** Kinds that ask for something. */
const acts: ReadonlySet<NoticeKind> = new Set(['waiting', 'reminded', 'escalated', 'answered', 'review']);

async function decidesOf(call: TenantCall, waitingFor: readonly string[]): Promise<boolean> {
  const me = call.subject.member.id;
  if (waitingFor.includes(me)) return true;
  const { now } = call.environment;
  const others = stoodInFor(await loadDelegations(call.tx, now), me, now);
  return others.some((other) => waitingFor.includes(other));
}

const requestTitles = {
  waiting: (name) => `${name} waits for you`,
  reminded: (name) => `${name} still waits for you`,
  escalated: (name) => `${name} was not decided in time and was taken one level up`,
  asked: (name) => `you are asked about ${name}`,
  answered: (name) => `${name} was answered and waits for you again`,
  approved: (name) => `${name} was approved`,
  rejected: (name) => `${name} was rejected`,
  withdrawn: (name) => `${name} was withdrawn`,
  expired: (name) => `${name} expired before anybody decided it`,
  reduced: (name) => `${name} was lowered by whoever decides it`,
  paid: (name) => `${name} was paid`,
  review: (name) => `${name} waits for you`,
  published: (name) => `${name} is done`,
  failed: (name) => `${name} could not go on`,
  ending: (name) => `${name} ends soon`,
  moved: (name) => `${name}, which you watch, went on`,
  matched: (name) => `something new about ${name}`,
  sent: (name) => `${name} was sent in your place`,
} as const satisfies Record<NoticeKind, (name: string) => string>;

async function saidOfAccess(call: TenantCall, { target, kind }: StoredNotice): Promise<NoticeSaid | null> {
  const found = await readAccessRequest(call.tx, target, 'look');
  if (found === null) return null;
  const me = call.subject.member.id;
  const grants = found.status === 'waiting' && grantsHere(call, found);
  const own = found.member === me;
  const asked = asksIn(found, me);
  // Whoever may give it no more is told nothing of who asked for what.
  if (!asked && !grants && found.decidedBy !== me) return null;
  const role = `${roleLabel(call.policy.compiled, found.role)} in ${found.folder}`;
  const who = call.directory.chip(found.member)?.name ?? 'Somebody';
  return {
    title: accessTitle(kind, { own, who, role }),
    detail: acts.has(kind) ? found.reason : (found.comment ?? ''),
    open: acts.has(kind) && grants,
    own,
  };
}

interface AccessTold {
  /** Whether it is for whom it is told. */
  readonly own: boolean;
  readonly who: string;
  readonly role: string;
}

function accessTitle(kind: NoticeKind, { own, who, role }: AccessTold): string {
  switch (kind) {
    case 'approved':
      return own ? `You were given ${role}` : `${who} was given ${role}`;
    case 'rejected':
      return own ? `You were not given ${role}` : `${who} was not given ${role}`;
    case 'expired':
      return own
        ? `Nobody decided in time whether you are given ${role}`
        : `Nobody decided in time whether ${who} is given ${role}`;
    case 'reminded':
      return `${who} still asks for ${role}`;
    case 'waiting':
    case 'escalated':
    case 'asked':
    case 'answered':
    case 'withdrawn':
    case 'reduced':
    case 'paid':
    case 'review':
    case 'published':
    case 'failed':
    case 'ending':
    case 'moved':
    case 'matched':
      return `${who} asks for ${role}`;
    case 'sent':
      return `${role} was asked for in your place`;
    default:
      return kind satisfies never;
  }
}

async function saidOfDraft(call: TenantCall, { target, kind }: StoredNotice): Promise<NoticeSaid | null> {
  if (decideHere(call, 'read', typeAsked('remit.Policy')).outcome !== 'allow') return null;
  const draft = await loadDraft(call.tx, target, 'no');
  if (draft === null) return null;
  const { person } = call.subject.member;
  return {
    title: `${draft.name} ${draftWords(kind)}`,
    detail: kind === 'failed' ? (draft.failure ?? '') : '',
    open: kind === 'review' && draft.state === 'in-review' && !draft.persons.includes(person),
    own: draft.author === call.subject.member.id,
  };
}

function draftWords(kind: NoticeKind): string {
  switch (kind) {
    case 'review':
      return 'waits for a review';
    case 'approved':
      return 'was approved';
    case 'rejected':
      return 'was sent back';
    case 'published':
      return 'was published';
    case 'failed':
      return 'was not published when its time came';
    case 'waiting':
    case 'reminded':
    case 'escalated':
    case 'asked':
    case 'answered':
    case 'withdrawn':
    case 'expired':
    case 'reduced':
    case 'paid':
    case 'ending':
    case 'moved':
    case 'matched':
    case 'sent':
      return 'changed';
    default:
      return kind satisfies never;
  }
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** Whether a notice asks its receiver for something: once that is done, an e-mail about it comes too late. */
export const asksFor = (kind: NoticeKind): boolean => kind === 'asked' || acts.has(kind);
