import { isConfirmed, sessionStands } from '@remit/identity/session-rules';
import { hashSessionToken } from '@remit/identity/session-token';
import { readOperator } from '@remit/store/identity/operators';
import type { OperatorAct } from '@remit/store/tenants/operator-event';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';
import { keepOperatorRefusal } from '../keep-operator-refusal.ts';
import { type ProcedureName, procedures } from '../procedures.ts';
import { remitErrorOf } from '../remit-error-of.ts';
import { notFound } from '../store-errors.ts';
import { baseProcedure } from '../trpc.ts';

type OperatorName = {
  [Name in ProcedureName]: (typeof procedures)[Name]['permission'] extends 'operator' ? Name : never;
}[ProcedureName];

/** Whoever operates Remit, in a call. */
export interface Operator {
  readonly loginId: string;
  readonly email: string;
  /** What they are about to do, for the records. */
  act(reason: string): OperatorAct;
}

/**
 * A procedure of those who operate Remit. It reaches the identity database and what the store does for operators, and
 * no row of a tenant. To everybody else there is no such procedure. Whoever operates Remit reaches every tenant's life with
 * it: so they must have signed in with a second factor, and have answered it not long ago for whatever changes something.
 */
export const operatorProcedure = (name: OperatorName) =>
  baseProcedure.meta(procedures[name]).use(async ({ ctx, next, type }) => {
    try {
      const operator = await openOperator(ctx, type !== 'query');
      const result = await next({ ctx: { operator } });
      // tRPC reports a failure as a value.
      if (!result.ok) throw result.error;
      return result;
    } catch (thrown) {
      const error = remitErrorOf(thrown);
      await keepOperatorRefusal(ctx, name, error);
      throw error;
    }
  });

async function openOperator(
  { services, token, correlationId }: CallContext,
  changes: boolean,
): Promise<Operator> {
  if (token === null) throw notFound();
  const found = await services.store.withIdentity((tx) => readOperator(tx, hashSessionToken(token)));
  if (found === null || !sessionStands(found)) throw notFound();
  const { loginId, email, enrolled, secondFactorAt, now } = found;
  if (!enrolled || secondFactorAt === null) {
    throw new RemitError(
      'precondition',
      'whoever operates Remit signs in with a second factor; add one in your account first',
    );
  }
  if (changes && !isConfirmed(secondFactorAt, now)) {
    throw new RemitError('step-up', 'confirm with your second factor first');
  }
  return {
    loginId,
    email,
    act: (reason) => ({ loginId, operator: email, reason, correlationId }),
  };
}
