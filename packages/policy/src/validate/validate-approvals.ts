import type { ApprovalStep, ResourceType } from '../document.ts';
import { validateAggregationUse, validateAggregations } from './validate-aggregations.ts';
import { validateAsked } from './validate-asked.ts';
import type { ValidationScope } from './validation-scope.ts';
import { validateCondition } from './validate-condition.ts';
import { validateUnique } from './validate-names.ts';
import { findType, validateRoleNames } from './validation-scope.ts';

/** More people than this decide nothing together. */
const MOST_NEEDED = 1000;

/** More people than this are a role. */
const MOST_NAMED = 100;

function validateNeed({ need, by }: ApprovalStep, path: string, { report }: ValidationScope): void {
  if (typeof need === 'number' && (!Number.isSafeInteger(need) || need < 1 || need > MOST_NEEDED))
    report('malformed-value', path, `A step needs 1 to ${MOST_NEEDED} people; this one needs ${need}.`);
  if (by.kind === 'people' && need === 'each')
    report('malformed-value', path, '`each` is for several roles; of named people, `all` is every one.');
  if (by.kind === 'people' && typeof need === 'number' && need > by.emails.length)
    report('malformed-value', path, `${by.emails.length} people are named, and this step needs ${need}.`);
  if (by.kind !== 'head') return;
  if (need === 'each')
    report('malformed-value', path, 'A department has one head: `each` is for several roles.');
  if (typeof need === 'number' && need > 1)
    report('malformed-value', path, `A department has one head, and this step needs ${need}.`);
}

/** People who are named for one step, by the addresses that a directory has; whether it has them is for lint. */
function validatePeople(emails: readonly string[], path: string, { report }: ValidationScope): void {
  if (emails.length === 0) report('malformed-value', path, 'A step is decided by one person at least.');
  if (emails.length > MOST_NAMED)
    report('over-limit', path, `A step names at most ${MOST_NAMED} people; give them a role instead.`);
  validateUnique(emails, path, 'person', report);
  emails.forEach((email, at) => {
    if (!/^[^\s@]+@[^\s@]+$/u.test(email))
      report(
        'malformed-value',
        `${path}[${at}]`,
        `\`${email}\` is no e-mail; a step names people by theirs.`,
      );
  });
}

function validateStep(
  step: ApprovalStep,
  type: ResourceType | null,
  path: string,
  scope: ValidationScope,
): void {
  const { by, when, within } = step;
  if (by.kind === 'head' && type !== null && type.department === undefined)
    scope.report(
      'unknown-name',
      `${path}.by`,
      `\`${type.name}\` does not say which field is its department.`,
    );
  if (by.kind === 'roles') {
    validateRoleNames(by.roles, `${path}.by.roles`, scope);
    if (by.roles.length === 0)
      scope.report('malformed-value', `${path}.by.roles`, 'A step is decided by one role at least.');
  }
  if (by.kind === 'people') validatePeople(by.emails, `${path}.by.emails`, scope);
  validateNeed(step, `${path}.need`, scope);
  if (within !== undefined && (!Number.isSafeInteger(within) || within < 1))
    scope.report('malformed-value', `${path}.within`, 'A step has a time above nothing to be decided in.');
  if (when !== undefined && type !== null) validateCondition(when, [type], `${path}.when`, scope.report);
}

/** Approvals: steps on a type that there is, each with somebody to decide it and a sensible number of them. */
export function validateApprovals(scope: ValidationScope): void {
  const { approvals } = scope.document;
  const { report } = scope;
  validateUnique(
    approvals.map((approval) => approval.name),
    'approvals',
    'approval',
    report,
  );
  approvals.forEach((approval, index) => {
    const path = `approvals[${index}]`;
    const type = findType(approval.on, `${path}.on`, scope);
    if (approval.steps.length === 0)
      report('malformed-value', `${path}.steps`, 'An approval has one step at least.');
    validateAggregations(approval, index, type, scope);
    validateAsked(approval, index, type, scope);
    validateUnique(
      approval.steps.map((step) => step.name),
      `${path}.steps`,
      'step',
      report,
    );
    approval.steps.forEach((step, at) => validateStep(step, type, `${path}.steps[${at}]`, scope));
  });
  validateAggregationUse(scope);
}
