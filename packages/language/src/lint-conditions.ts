import type { Truth } from '@remit/policy/condition';
import { valueAt } from '@remit/policy/document-path';
import { conditionTruths } from './condition-truths.ts';
import type { LintFinding, QuickFix } from './lint-finding.ts';
import type { LintScope } from './lint-scope.ts';
import { placedConditions, type PlacedCondition } from './placed-conditions.ts';

type Told = Pick<LintFinding, 'code' | 'severity' | 'sentence' | 'fixes'>;

const NOTHING_OF = {
  grant: 'so the grant permits nothing',
  set: 'so nothing is in the set',
  'row-policy': 'so its roles reach no record of the type',
  guard: 'so the guard is about nothing',
  step: 'so the step never applies',
} as const;

const removal = (path: string, label: string): QuickFix => ({ label, edits: [{ kind: 'remove', path }] });

/** A condition that counts where it is true: of a grant, a set, a row policy, a guard or a step. */
function holding(
  placed: PlacedCondition,
  use: keyof typeof NOTHING_OF,
  truths: ReadonlySet<Truth>,
  alone: boolean,
): Told | null {
  const { path, whole } = placed;
  if (!truths.has('true')) {
    // Without its condition a set or a row policy is none, and an approval without a step asks nobody.
    const idle = use === 'grant' || use === 'guard' || (use === 'step' && !alone);
    return {
      code: 'condition-never-true',
      severity: 'warning',
      sentence: `This condition is never true, ${NOTHING_OF[use]}.`,
      fixes: idle ? [removal(whole, `Remove the ${use}`)] : [],
    };
  }
  if (truths.has('false')) return null;
  const always = !truths.has('unknown');
  const idle =
    use === 'row-policy' ? removal(whole, 'Remove the row policy') : removal(path, 'Remove the condition');
  return {
    code: 'condition-never-false',
    severity: 'hint',
    sentence: always
      ? 'This condition is always true.'
      : 'This condition is true wherever it has the values it asks for.',
    // What is missing keeps the condition from being true: without it more would be reached.
    fixes: always && use !== 'set' ? [idle] : [],
  };
}

/** A rule applies unless its `when` is false. */
function applying({ path, whole }: PlacedCondition, truths: ReadonlySet<Truth>): Told | null {
  if (!truths.has('false'))
    return {
      code: 'condition-never-false',
      severity: 'hint',
      sentence: 'This condition is never false, so the rule always applies.',
      fixes: [removal(path, 'Remove the condition')],
    };
  if (truths.has('true')) return null;
  const never = !truths.has('unknown');
  return {
    code: 'condition-never-true',
    severity: 'warning',
    sentence: never
      ? 'This condition is always false, so the rule never applies.'
      : 'This condition is never true: the rule applies only where a value that it asks for is missing.',
    fixes: never ? [removal(whole, 'Remove the rule')] : [],
  };
}

/** A rule spares what its `unless` is true of. */
function sparing({ path, whole }: PlacedCondition, truths: ReadonlySet<Truth>): Told | null {
  if (!truths.has('true'))
    return {
      code: 'condition-never-true',
      severity: 'warning',
      sentence: 'This condition is never true, so the rule spares nobody.',
      fixes: [removal(path, 'Remove the exception')],
    };
  if (truths.has('false')) return null;
  const always = !truths.has('unknown');
  return {
    code: 'condition-never-false',
    severity: 'warning',
    sentence: always
      ? 'This condition is always true, so the rule never applies.'
      : 'This condition is never false: the rule applies only where a value that it asks for is missing.',
    fixes: always ? [removal(whole, 'Remove the rule')] : [],
  };
}

/** A question is asked, and a file asked for, unless its condition is false. */
function asking({ path, whole }: PlacedCondition, truths: ReadonlySet<Truth>, alone: boolean): Told | null {
  if (!truths.has('false'))
    return {
      code: 'condition-never-false',
      severity: 'hint',
      sentence: 'This condition is never false, so everybody is asked.',
      fixes: [removal(path, 'Remove the condition')],
    };
  if (truths.has('true') || truths.has('unknown')) return null;
  return {
    code: 'condition-never-true',
    severity: 'warning',
    sentence: 'This condition is always false, so nobody is ever asked.',
    // Without any question a form asks for every field.
    fixes: alone ? [] : [removal(whole, 'Remove the question')],
  };
}

/** Whether a step or a question is the only one of its approval. */
const isAlone = ({ whole }: PlacedCondition, { document }: LintScope): boolean => {
  const [list] = /^approvals\[[0-9]+\]\.(?:steps|asks)(?=\[)/.exec(whole) ?? [];
  const parts = list === undefined ? null : valueAt(document, list);
  return Array.isArray(parts) && parts.length === 1;
};

function told(placed: PlacedCondition, truths: ReadonlySet<Truth>, scope: LintScope): Told | null {
  switch (placed.use) {
    case 'when':
      return applying(placed, truths);
    case 'unless':
      return sparing(placed, truths);
    case 'asked':
      return asking(placed, truths, isAlone(placed, scope));
    case 'grant':
    case 'set':
    case 'row-policy':
    case 'guard':
    case 'step':
      return holding(placed, placed.use, truths, isAlone(placed, scope));
    default:
      return placed.use satisfies never;
  }
}

/** Conditions that are never true, or never false: whoever wrote them meant something else, or could say less. */
export function lintConditions(scope: LintScope): void {
  for (const placed of placedConditions(scope)) {
    const truths = new Set(placed.types.flatMap((type) => [...conditionTruths(placed.condition, type)]));
    const finding = told(placed, truths, scope);
    if (finding !== null) scope.report({ ...finding, path: placed.path });
  }
}
