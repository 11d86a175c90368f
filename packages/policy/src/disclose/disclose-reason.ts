import type { AdministratorReason, ApproverReason, PersonReason } from './disclosed-explanation.ts';
import type { Cause, GrantFailure, GrantTried } from '../decision.ts';
import type { Disclosure } from './disclose-facts.ts';
import { failureForAdministrator, failureForApprover, failureForPerson } from './disclose-failure.ts';

/** Each once: how many grants failed alike is the policy's business. */
const distinct = <T>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

const failuresOf = (tried: readonly GrantTried[]): readonly GrantFailure[] =>
  tried.flatMap(({ failure }) => failure ?? []);

function reasonForPerson(cause: Cause): PersonReason {
  switch (cause.kind) {
    case 'granted':
      return { kind: 'granted', role: cause.source.assignedRole };
    case 'no-grant':
      return { kind: 'no-grant', failures: distinct(failuresOf(cause.tried).map(failureForPerson)) };
    case 'forbidden':
      return { kind: 'forbidden', because: cause.because };
    case 'separated':
      return { kind: 'separated', other: cause.other, known: cause.known };
    case 'obligation':
      return { kind: 'obligation', obligation: cause.obligation, because: cause.because };
    case 'standing':
    case 'unreadable':
    case 'no-folder':
    case 'unknown-action':
      return cause;
    default:
      return cause satisfies never;
  }
}

function reasonForApprover(cause: Cause, disclosure: Disclosure): ApproverReason {
  switch (cause.kind) {
    case 'granted': {
      const { assignedRole, role, through } = cause.source;
      return { kind: 'granted', role: assignedRole, permitting: role, through };
    }
    case 'no-grant': {
      const failures = failuresOf(cause.tried).map((failure) => failureForApprover(failure, disclosure));
      return { kind: 'no-grant', failures: distinct(failures) };
    }
    case 'forbidden':
    case 'separated':
    case 'obligation':
    case 'standing':
    case 'unreadable':
    case 'no-folder':
    case 'unknown-action':
      return cause;
    default:
      return cause satisfies never;
  }
}

/** A reason in full, as far as the reader sees the record that it speaks of. */
export function reasonForAdministrator(cause: Cause, disclosure: Disclosure): AdministratorReason {
  switch (cause.kind) {
    case 'granted': {
      const { grant, source } = cause;
      const { assignedRole, role, through } = source;
      return { kind: 'granted', role: assignedRole, permitting: role, through, grant, source };
    }
    case 'no-grant': {
      const failures = cause.tried.flatMap(({ grant, source, failure }) =>
        failure === null ? [] : [{ ...failureForAdministrator(failure, grant, disclosure), grant, source }],
      );
      return { kind: 'no-grant', failures };
    }
    case 'forbidden':
    case 'separated':
    case 'obligation':
    case 'standing':
    case 'unreadable':
    case 'no-folder':
    case 'unknown-action':
      return cause;
    default:
      return cause satisfies never;
  }
}

/** Reasons as the person may know them, each once. */
export const reasonsForPerson = (causes: readonly Cause[]): readonly PersonReason[] =>
  distinct(causes.map(reasonForPerson));

/** Reasons as an approver may know them, each once. */
export const reasonsForApprover = (
  causes: readonly Cause[],
  disclosure: Disclosure,
): readonly ApproverReason[] => distinct(causes.map((cause) => reasonForApprover(cause, disclosure)));
