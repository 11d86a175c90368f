import { checkCode, parseCode } from '@remit/identity/second-factor';
import { hashRecoveryCode, parseRecoveryCode } from '@remit/identity/recovery-code';
import { useRecoveryCode } from '@remit/store/identity/recovery-codes';
import { holdFactor, takeStep } from '@remit/store/identity/second-factor';
import type { IdentityTransaction } from '@remit/store/identity-transaction';
import type { KeyRing } from '@remit/store/secrets/key-ring';

/** What somebody answers with: a code of their device, or one of the recovery codes, as parsed. */
export type SecondFactorAnswer =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'recovery code'; readonly hash: Uint8Array };

/** Reads a code of a device; null for anything else. */
export function codeAnswer(text: string): SecondFactorAnswer | null {
  const code = parseCode(text);
  return code === null ? null : { kind: 'code', code };
}

/** Reads a recovery code; null for anything else. */
export function recoveryAnswer(text: string): SecondFactorAnswer | null {
  const recovery = parseRecoveryCode(text);
  return recovery === null ? null : { kind: 'recovery code', hash: hashRecoveryCode(recovery) };
}

/** Reads either, where both are taken; null for what is neither. */
export function parseAnswer(text: string): SecondFactorAnswer | null {
  return codeAnswer(text) ?? recoveryAnswer(text);
}

/** How an answer was taken: `right` once, and never again for the same answer. */
export type AnswerTaken = 'right' | 'late' | 'used' | 'wrong';

/** Looks at an answer and uses it up when it is right. The attempt must have been counted. */
export async function takeAnswer(
  tx: IdentityTransaction,
  keys: KeyRing,
  loginId: string,
  answer: SecondFactorAnswer,
): Promise<AnswerTaken> {
  switch (answer.kind) {
    case 'code': {
      const factor = await holdFactor(tx, keys, loginId);
      if (factor === null || factor.confirmedAt === null) return 'wrong';
      const check = checkCode(factor.seed, answer.code, factor.now);
      if (check.kind !== 'fits') return check.kind;
      return (await takeStep(tx, loginId, check.step)) ? 'right' : 'used';
    }
    case 'recovery code':
      return (await useRecoveryCode(tx, loginId, answer.hash)) ? 'right' : 'wrong';
    default:
      return answer satisfies never;
  }
}

/** Why an answer was not taken, and what to do now. */
export const answerRefusals = {
  late: 'that code is from some minutes ago; type the one that shows now, and set the clock of the device if this happens again',
  used: 'that code was used already; wait for the next one',
  wrong: 'that code is not right',
} as const satisfies Record<Exclude<AnswerTaken, 'right'>, string>;
