import type { AuditAction, AuditEvent, AuditReason, Json } from '@remit/audit/audit-event';
import { type DraftEvent, type DraftState, nextDraftState } from '@remit/policy/draft/draft-state';
import type { DraftRow } from '@remit/store/policy/drafts';
import { RemitError, type RemitErrorCode } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import type { TenantCall } from '../tenant-call.ts';

export type DraftAction = Extract<AuditAction, `draft.${string}`>;

/** What somebody asks of a draft, as the audit keeps it whether it is done or refused. */
export interface DraftAsked {
  readonly action: DraftAction;
  readonly draft: DraftRow;
  /** The revision that they had seen; null where none is asked for. */
  readonly revision: number | null;
  readonly comment?: string | null;
}

/** The event of what was done with a draft. @param after what it came to, beside where the draft stands */
export function draftDone(
  call: TenantCall,
  asked: DraftAsked,
  now: DraftRow,
  after: Readonly<Record<string, Json>> = {},
): AuditEvent {
  const because = call.decisions.find(({ outcome }) => outcome === 'allow')?.because ?? [];
  return { ...eventOf(call, asked, 'allow', because), after: { ...placeOf(now), ...after } };
}

/**
 * Where a draft stands after an event.
 * @throws RemitError `conflict` with the reason where the event does not happen in its state
 */
export function stateAfter(call: TenantCall, asked: DraftAsked, event: DraftEvent): DraftState {
  const result = nextDraftState(asked.draft.state, event);
  if (!result.ok) throw refusedDraft(call, asked, 'conflict', result.reason);
  return result.next;
}

/**
 * Holds a change against the revision that its caller had seen.
 * @throws RemitError `conflict` when somebody changed the draft since
 */
export function requireRevision(call: TenantCall, asked: DraftAsked): void {
  const { draft, revision } = asked;
  if (revision === null || revision === draft.revision) return;
  const sentence = `this draft is at revision ${draft.revision} by now, and you changed revision ${revision}; take yours over to it`;
  throw refusedDraft(call, asked, 'conflict', sentence);
}

/** The error for what the state of a draft does not allow; audited. */
export function refusedDraft(
  call: TenantCall,
  asked: DraftAsked,
  code: RemitErrorCode,
  sentence: string,
): RemitError {
  return new RemitError(code, sentence, {
    sentences: [sentence],
    denial: eventOf(call, asked, 'deny', [{ kind: 'state', because: sentence }]),
  });
}

function eventOf(
  call: TenantCall,
  { action, draft, revision, comment = null }: DraftAsked,
  outcome: 'allow' | 'deny',
  because: readonly AuditReason[],
): AuditEvent {
  const { number, name, basedOn } = draft;
  return {
    ...happenedIn(call, call.decisions.find((taken) => taken.outcome === 'allow') ?? null),
    action,
    target: { type: 'remit.Draft', id: draft.id },
    outcome,
    because,
    before: placeOf(draft),
    details: { number, name, basedOn, revision, comment },
  };
}

const placeOf = ({
  state,
  revision,
  standing,
  name,
  basedOn,
}: DraftRow): { readonly [key: string]: Json } => ({
  state,
  revision,
  standing,
  name,
  basedOn,
});
