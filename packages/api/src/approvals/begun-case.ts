import type { ApprovalCase } from '@remit/approvals/approval-case';
import { type DecidersOf, draftCase, takeEvent } from '@remit/approvals/take-event';
import { contentOf } from './approval-case-of.ts';
import { type ApprovalGround, askersOf } from './approval-ground.ts';
import type { SentRequest } from '../in-place.ts';
import { planHere } from '../plan-here.ts';

/** A request that was sent this moment: it waits in its first step, or is approved where the policy has none for it. */
export function begunCase(ground: ApprovalGround, request: SentRequest, deciders: DecidersOf): ApprovalCase {
  const { resource } = request;
  const at = ground.environment.now;
  const asking = askersOf(ground, request);
  const by = asking.submitter;
  const content = contentOf(resource);
  const steps = planHere(ground, resource);
  const begun = takeEvent(
    draftCase(asking, content, at),
    { kind: 'submit', at, by, revision: 1, content, steps },
    deciders,
  );
  if (!begun.ok) throw new Error('a new request could not begin');
  // The draft that it was in this moment is no revision that anybody saw.
  return { ...begun.next, revision: 1 };
}
