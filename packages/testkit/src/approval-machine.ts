import { addSteps } from '@remit/approvals/add-steps';
import { askedOf } from '@remit/approvals/asked-of';
import { missingFrom } from '@remit/approvals/missing-from';
import { runClock } from '@remit/approvals/run-clock';
import { stepDeciders } from '@remit/approvals/step-deciders';
import { takeEvent } from '@remit/approvals/take-event';
import { whatFollows } from '@remit/approvals/what-follows';
import { takenBy } from '@remit/policy/taken-by';

/** The parts that a history is run through; a test may break one to see that it is noticed. */
export interface ApprovalMachine {
  readonly takeEvent: typeof takeEvent;
  readonly runClock: typeof runClock;
  readonly stepDeciders: typeof stepDeciders;
  readonly addSteps: typeof addSteps;
  readonly askedOf: typeof askedOf;
  readonly missingFrom: typeof missingFrom;
  readonly takenBy: typeof takenBy;
  readonly whatFollows: typeof whatFollows;
}

export const approvalMachine: ApprovalMachine = {
  takeEvent,
  runClock,
  stepDeciders,
  addSteps,
  askedOf,
  missingFrom,
  takenBy,
  whatFollows,
};
