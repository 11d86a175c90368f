import { approvalGround, decidersOf, groundFor } from '../approvals/approval-ground.ts';
import { begunCase } from '../approvals/begun-case.ts';
import { withFavours } from '../approvals/favours.ts';
import { type AskedRequest, completeRequest } from './complete-request.ts';
import { askedHere } from '../asked-here.ts';
import { ownDraft } from './draft-of-request.ts';
import type { Deciders } from '../approvals/deciders.ts';
import { unlessSeenAs } from '../guard.ts';
import { submitterOf } from '../in-place.ts';
import { mayNameFolder } from '../folders/may-name-folder.ts';
import { asSubmitted, decideSubmission } from './new-submission.ts';
import type { RequestPreviewView } from './request-views.ts';
import { seenFields } from './request-view.ts';
import { requirePlaces } from '../require/require-places.ts';
import { sameWaiting } from '../approvals/same-request.ts';
import { smallerAmount } from './smaller-amount.ts';
import { stepViews, waitingStep } from '../approvals/step-view.ts';
import { sumSentences } from '../sum-sentences.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { Guard } from '../views.ts';

/**
 * What will happen to a request before it is sent: may it be, what its form asks for, which steps it takes, who decides
 * each, and why they.
 * @param draft id of the asker's draft of it, whose files count; null for none
 * @throws RemitError as `completeRequest`; `invalid` for a folder that is not there
 */
export async function previewRequest(
  call: TenantCall,
  { draft, ...input }: AskedRequest & { readonly draft: string | null },
): Promise<RequestPreviewView> {
  const completed = completeRequest(call, input, 'new');
  const { sentBy } = completed;
  const { guard } = decideSubmission(call, completed);
  const submit = unlessSeenAs(call, guard);
  if (!guard.allowed && !mayNameFolder(call, input.folder, submitterOf(call, completed)))
    return refusedAlone(submit);
  requirePlaces(call, { department: null, folder: input.folder });
  const resource = await withFavours(call, asSubmitted(call, completed));
  const ground = await groundFor(call, await approvalGround(call), [resource], 'look');
  const deciders = decidersOf(ground, { sentBy, resource });
  const state = begunCase(ground, { sentBy, resource }, deciders);
  const kept = draft === null ? null : await ownDraft(call, draft, 'look');
  const { questions, files, missing } = await askedHere(call, completed.resource, kept?.id ?? null);
  const seen = seenFields(call, resource);
  const found = waitingStep(ground, resource, state, deciders);
  return {
    submit,
    questions,
    files,
    missing,
    steps: await stepViews(call, ground, { sentBy, resource, seen }, state, deciders),
    smaller: smallerAmount(ground, { sentBy, resource }),
    same: await sameWaiting(call, resource),
    deciders: found.deciders,
    decidersTotal: found.total,
    sentences: [
      ...(submit.allowed ? sumSentences(ground, { sentBy, resource }) : []),
      ...previewSentences(submit, state.steps.length, found),
    ],
  };
}

/** What is said of a folder of which the asker may not know that it is there, and of one that is not: that they may not. */
function refusedAlone(submit: Guard): RequestPreviewView {
  const nobody = { deciders: [], total: 0 };
  return {
    submit,
    questions: [],
    files: [],
    missing: [],
    steps: [],
    smaller: null,
    same: null,
    deciders: [],
    decidersTotal: 0,
    sentences: previewSentences(submit, 0, nobody),
  };
}

function previewSentences(submit: Guard, steps: number, { deciders, total }: Deciders): readonly string[] {
  if (!submit.allowed) return [submit.reason];
  if (steps === 0) return ['It is approved at once: the policy asks for no decision.'];
  if (deciders.length === 0)
    return ['Nobody could decide this request: ask for less, or choose another folder.'];
  const named = deciders
    .slice(0, 3)
    .map(({ person, because }) => `${person.name} can decide it: ${because}.`);
  return total > 3 ? [...named, `${total - 3} more can decide it.`] : named;
}
