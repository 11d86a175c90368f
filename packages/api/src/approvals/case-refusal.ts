import type { CaseRefusal } from '@remit/approvals/take-event';
import { refusalSentence } from '@remit/approvals/refusal-sentence';
import type { RemitErrorCode } from '../errors.ts';

/** What whoever is refused by the machine is told, and as what error. */
export function caseRefusal(refused: CaseRefusal): {
  readonly code: Extract<RemitErrorCode, 'conflict' | 'forbidden' | 'precondition'>;
  readonly sentence: string;
} {
  switch (refused.kind) {
    case 'stale':
    case 'missing':
    case 'status':
      return { code: 'conflict', sentence: refusalSentence(refused) };
    case 'already-approved':
      return {
        code: 'conflict',
        sentence: `You have approved the step ${refused.step} already; it waits for somebody else.`,
      };
    case 'role-filled':
      return {
        code: 'conflict',
        sentence: `Others have approved the step ${refused.step} for every role of yours in it; it waits for somebody else.`,
      };
    case 'own-request':
      return { code: 'forbidden', sentence: 'Nobody decides their own request.' };
    case 'not-yours':
      return { code: 'forbidden', sentence: 'Only whoever submitted this request does that.' };
    case 'not-a-decider':
      return { code: 'forbidden', sentence: `The step ${refused.step} is not yours to decide.` };
    case 'incomplete':
      return {
        code: 'precondition',
        sentence: refused.missing.map(({ sentence }) => sentence).join(' '),
      };
    default:
      return refused satisfies never;
  }
}
