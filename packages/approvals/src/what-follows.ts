import type { ApprovalCase, GivenApproval } from './approval-case.ts';
import type { Taken } from './take-event.ts';

/** What an approval brings about. */
export interface Follows {
  /** The approval as it will count. */
  readonly given: GivenApproval;
  /** The step that it is given in, and whether that has what it needs then. */
  readonly step: string;
  readonly done: boolean;
  /** Steps that may be passed over and are by it. */
  readonly passedOver: readonly string[];
  /** The step that begins then; null where none does. */
  readonly next: string | null;
  readonly status: ApprovalCase['status'];
}

/**
 * What an approval that was tried brings about, in the words of what takes it.
 * @param taken by the machine that will take it when it is given
 */
export function whatFollows(
  before: ApprovalCase,
  { next, effects }: Extract<Taken, { readonly ok: true }>,
): Follows {
  const place = next.steps.findIndex(
    ({ approvals }, at) => approvals.length > (before.steps[at]?.approvals.length ?? 0),
  );
  const step = next.steps[place];
  const given = step?.approvals.at(-1);
  if (step === undefined || given === undefined) throw new Error('an approval was taken and none was given');
  return {
    given,
    step: step.name,
    done: effects.some(({ kind }) => kind === 'step-done'),
    passedOver: next.steps.flatMap(({ name, passedOver }, at) =>
      passedOver && before.steps[at]?.passedOver !== true ? [name] : [],
    ),
    next: effects.flatMap((effect) => (effect.kind === 'step-began' ? [effect.step] : []))[0] ?? null,
    status: next.status,
  };
}
