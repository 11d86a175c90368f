import { refusalSentence } from '@remit/approvals/refusal-sentence';
import type { Deviation } from '@remit/approvals/replay-case';
import type { LoggedStep } from '@remit/store/requests/parse-payment-line';

/** Why an event of a log is not accepted, in words that are the same for every case of the same kind. */
export function deviationWords(deviation: Deviation, event: LoggedStep | undefined): string {
  const what = event === undefined ? 'an event' : `${event.action} by ${event.capacity}`;
  switch (deviation.kind) {
    case 'denied':
      return `${what}: no role of theirs may \`${deviation.action}\` it`;
    case 'not-the-last':
      return `${what}: the log calls it the last, and ${listed(deviation.wants)} is still to come`;
    case 'refused':
      return `${what}: ${refusedWords(deviation)}`;
    default:
      return deviation satisfies never;
  }
}

function refusedWords({ refused, waitsIn }: Extract<Deviation, { kind: 'refused' }>): string {
  switch (refused.kind) {
    case 'not-a-decider':
      return `it waits in ${listed(waitsIn)}, which they do not decide`;
    case 'own-request':
      return 'nobody decides their own request';
    case 'already-approved':
      return `they have approved ${refused.step} already`;
    case 'role-filled':
      return `others have approved ${refused.step} for every role of theirs in it`;
    case 'not-yours':
      return 'only its submitter does that';
    case 'incomplete':
      return refused.missing.map(({ sentence }) => sentence).join(' ');
    case 'stale':
    case 'missing':
    case 'status':
      return refusalSentence(refused);
    default:
      return refused satisfies never;
  }
}

const listed = (names: readonly string[]): string =>
  names.map((name) => `\`${name}\``).join(' or ') || 'no step';
