import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import { writeAudit } from '@remit/store/audit/audit-log';
import { loadDraftReviews } from '@remit/store/policy/draft-reviews';
import { type DraftRow, updateDraft } from '@remit/store/policy/drafts';
import { hashOf } from '@remit/store/secrets/hash-of';
import { addNotices } from '@remit/store/notices/notices';
import { publishPolicyVersion } from '@remit/store/policy/policy-versions';
import { canonicalCall } from '../canonical-call.ts';
import { standingOf } from './changes-edit.ts';
import type { DraftStanding } from './changes-views.ts';
import { effectOfDraft } from './draft-effect.ts';
import { type DraftAsked, draftDone, refusedDraft, requireRevision, stateAfter } from './draft-event.ts';
import { noticeOfDraft } from './draft-notices.ts';
import { openDraft, requireDraft } from './draft-open.ts';
import { readyDraft, type ReadyDraft } from './draft-ready.ts';
import { happenedIn } from '../happened-in.ts';
import { publishRefusal } from './publish-refusal.ts';
import { approversOf, lackingPerson } from './second-person.ts';
import type { TenantCall } from '../tenant-call.ts';

export interface PublishDraftInput {
  readonly id: string;
  readonly revision: number;
  /** The effect on everybody that was seen and accepted. */
  readonly effectHash: string;
  readonly reason: string;
  /** Whether it goes out without the second person that it may need: marked, and reviewed afterwards. */
  readonly breakGlass: boolean;
}

/**
 * Publishes a draft: with the tenant locked, everything that was said of it is worked out again, and it goes out only
 * when that is what was accepted.
 * @throws RemitError `conflict` when the draft, its base or its effect moved, or its state does not allow it; `invalid`
 *   when it is no policy; `forbidden` when it lacks a second person that it needs, would leave nobody who can
 *   administer, let somebody hold roles that it keeps apart, or fail one of its tests or guards
 */
export async function publishDraft(
  call: TenantCall,
  input: PublishDraftInput,
): Promise<DraftStanding & { readonly version: number }> {
  const draft = await requireDraft(call, input.id);
  const asked: DraftAsked = {
    action: 'draft.published',
    draft,
    revision: input.revision,
    comment: input.reason,
  };
  requireRevision(call, asked);
  stateAfter(call, asked, { kind: 'publish', breakGlass: input.breakGlass });
  const { now, version } = await goOut(call, asked, input);
  return { ...standingOf(now), version };
}

export interface ScheduleInput extends Omit<PublishDraftInput, 'breakGlass'> {
  /** When it is to go out, in ms since 1970 UTC. */
  readonly at: number;
}

/** Nobody looks further ahead: by then it is another change. In ms. */
const furthest = 366 * 86_400_000;

/**
 * Lets a draft go out by itself at a later moment, by the word of whoever schedules it: held to everything now, and once
 * more when its time comes.
 * @throws RemitError as `publishDraft` does; `invalid` for a moment that has passed, or is too far away
 */
export async function scheduleDraft(call: TenantCall, input: ScheduleInput): Promise<DraftStanding> {
  const { id, revision, effectHash: effect, reason, at } = input;
  const draft = await requireDraft(call, id);
  const asked: DraftAsked = { action: 'draft.scheduled', draft, revision, comment: reason };
  requireRevision(call, asked);
  const state = stateAfter(call, asked, { kind: 'schedule' });
  const { now } = call.environment;
  if (at <= now || at > now + furthest) {
    throw refusedDraft(call, asked, 'invalid', '`at`: a moment to come, within a year');
  }
  await acceptDraft(call, asked, { effectHash: effect, breakGlass: false });
  const by = call.subject.member.id;
  const schedule = { at, by, effect, reason };
  const scheduled = await updateDraft(call.tx, id, { state, schedule, failure: null });
  await writeAudit(call.tx, draftDone(call, asked, scheduled, { at, effectHash: effect }));
  return standingOf(scheduled);
}

/** Takes a draft off the schedule. @throws RemitError `conflict` for one that is not on it */
export async function unscheduleDraft(
  call: TenantCall,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<DraftStanding> {
  const draft = await requireDraft(call, id);
  const asked: DraftAsked = { action: 'draft.unscheduled', draft, revision };
  requireRevision(call, asked);
  const reviewed = await isApproved(call, id);
  const state = stateAfter(call, asked, { kind: 'unschedule', reviewed });
  const now = await updateDraft(call.tx, id, { state, schedule: null });
  await writeAudit(call.tx, draftDone(call, asked, now));
  return standingOf(now);
}

/** Whether somebody approved a draft exactly as it stands. */
export async function isApproved(call: TenantCall, id: string): Promise<boolean> {
  const { document } = await openDraft(call, id);
  const hash = hashOf(document);
  const reviews = await loadDraftReviews(call.tx, id);
  return reviews.some(({ decision, documentHash }) => decision === 'approve' && documentHash === hash);
}

/** A draft that may go out with the effect that was accepted, and who approved it. */
interface Accepted {
  readonly ready: ReadyDraft;
  readonly approvedBy: readonly string[];
  /** Whether it lacks the second person that it needs, which need alone excuses. */
  readonly alone: boolean;
}

/** Holds a draft to everything that publishing asks for. @throws RemitError as `publishDraft` does */
async function acceptDraft(
  call: TenantCall,
  asked: DraftAsked,
  { effectHash, breakGlass }: Pick<PublishDraftInput, 'effectHash' | 'breakGlass'>,
): Promise<Accepted> {
  const ready = await readyDraft(call, asked);
  const effect = await effectOfDraft(canonicalCall(call), ready.compiled);
  if (effect.effectHash !== effectHash) {
    const sentence = 'the effect is no longer the one that was accepted; look at it again';
    throw refusedDraft(call, asked, 'conflict', sentence);
  }
  const approvers = approversOf(call, ready, await loadDraftReviews(call.tx, asked.draft.id));
  const lacking = lackingPerson(call, ready, approvers);
  const excused = breakGlass && lacking?.excusable === true;
  const refusal = (excused ? undefined : lacking?.reason) ?? publishRefusal(call, ready.compiled);
  if (refusal !== null) throw refusedDraft(call, asked, 'forbidden', refusal);
  return { ready, approvedBy: approvers.map(({ member }) => member.id), alone: lacking !== null };
}

/** Publishes a draft whose state allows it, with its event, in the transaction of the call. */
export async function goOut(
  call: TenantCall,
  asked: DraftAsked,
  { effectHash, reason, breakGlass }: Pick<PublishDraftInput, 'effectHash' | 'reason' | 'breakGlass'>,
): Promise<{ readonly now: DraftRow; readonly version: number }> {
  const { draft } = asked;
  const { ready, approvedBy, alone } = await acceptDraft(call, asked, { effectHash, breakGlass });
  const { compiled, documentHash: hash } = ready;
  const version = await publishPolicyVersion(call.tx, {
    document: compiled.document,
    basedOn: draft.basedOn,
    effectHash,
    author: call.subject.member.id,
    reason,
    hash,
  });
  const now = await updateDraft(call.tx, draft.id, {
    state: 'published',
    publishedVersion: version,
    schedule: null,
    failure: null,
    // Whoever published it does not look at it afterwards either.
    ...(alone ? { breakGlass: 'owed', person: call.subject.member.person } : {}),
  });
  const because = call.decisions.find(({ outcome }) => outcome === 'allow')?.because ?? [];
  const details = {
    version,
    basedOn: draft.basedOn,
    hash,
    effectHash,
    reason,
    draft: draft.id,
    approvedBy,
    ...(alone ? { breakGlass: true } : {}),
  };
  await addNotices(call.tx, [
    noticeOfDraft(now, 'published', [draft.author, ...approvedBy], call.subject.member.id),
  ]);
  await writeAudit(call.tx, publishedEvent(call, version, because, details));
  return { now, version };
}

type PublishedEvent = Extract<AuditEvent, { action: 'policy.published' }>;

function publishedEvent(
  call: TenantCall,
  version: number,
  because: readonly AuditReason[],
  details: PublishedEvent['details'],
): AuditEvent {
  const { version: standingVersion, hash: standingHash } = call.policy.published;
  return {
    ...happenedIn(call, call.decisions.find(({ outcome }) => outcome === 'allow') ?? null),
    action: 'policy.published',
    target: { type: 'remit.Policy', id: String(version) },
    outcome: 'allow',
    because,
    before: { version: standingVersion, hash: standingHash },
    after: { version, hash: details.hash },
    details,
  };
}
