import type { RequestRefusal } from './apply-event.ts';
import type { RequestAction, RequestStatus } from './request-state.ts';

const done: Readonly<Record<RequestAction, string>> = {
  save: 'saved',
  submit: 'submitted',
  approve: 'approved',
  change: 'changed',
  reject: 'rejected',
  ask: 'asked about',
  answer: 'answered',
  expire: 'given up',
  withdraw: 'withdrawn',
  pay: 'paid',
};

const standing: Readonly<Record<RequestStatus, string>> = {
  draft: 'is a draft that was not submitted',
  waiting: 'is waiting for a decision',
  information: 'is waiting for an answer of its submitter',
  expired: 'was not decided in time',
  approved: 'is approved already',
  rejected: 'was rejected',
  paid: 'is paid already',
  withdrawn: 'was withdrawn',
};

/** The public sentence for a refusal by a request's state: what stands in the way and what to do next. */
export function refusalSentence(refusal: RequestRefusal): string {
  switch (refusal.kind) {
    case 'stale':
      return 'This request changed since you opened it. Look at it again, then decide.';
    case 'missing':
      return `There is no request to be ${done[refusal.action]}.`;
    case 'status':
      return `This request ${standing[refusal.status]}, so it cannot be ${done[refusal.action]}.`;
    default:
      return refusal satisfies never;
  }
}
