import { z } from 'zod';
import { accountRouter } from './account/account-router.ts';
import { answerSecondFactor } from './account/answer-second-factor.ts';
import { currentSession } from './sign-in/current-session.ts';
import { operatorRouter } from './operator/operator-router.ts';
import { outsideProcedure } from './outside-procedure.ts';
import { codeAnswer, recoveryAnswer } from './account/second-factor-answer.ts';
import { signIn } from './sign-in/sign-in.ts';
import { signOut } from './sign-in/sign-out.ts';
import { readOwnInvitation, takeOwnInvitation } from './sign-in/take-invitation.ts';
import { stepUp } from './sign-in/step-up.ts';
import { router } from './trpc.ts';

const invitation = z.strictObject({ token: z.string('must be text').max(100) });
const answer = z.strictObject({ code: z.string('must be text').max(100) });

/** What can be asked without a tenant: who is signed in, signing in and out, one's own account; and operating Remit. */
export const identityRouter = router({
  session: router({
    current: outsideProcedure('session.current').query(({ ctx }) => currentSession(ctx)),
    signIn: outsideProcedure('session.signIn')
      .input(z.strictObject({ email: z.string().max(1000), password: z.string().max(1000) }))
      .mutation(({ ctx, input }) => signIn(ctx, input)),
    answerCode: outsideProcedure('session.answerCode')
      .input(answer)
      .mutation(({ ctx, input }) => answerSecondFactor(ctx, codeAnswer(input.code))),
    useRecoveryCode: outsideProcedure('session.useRecoveryCode')
      .input(answer)
      .mutation(({ ctx, input }) => answerSecondFactor(ctx, recoveryAnswer(input.code))),
    stepUp: outsideProcedure('session.stepUp')
      .input(answer)
      .mutation(({ ctx, input }) => stepUp(ctx, input)),
    invitation: outsideProcedure('session.invitation')
      .input(invitation)
      .query(({ ctx, input }) => readOwnInvitation(ctx, input.token)),
    takeInvitation: outsideProcedure('session.takeInvitation')
      .input(invitation.extend({ password: z.string().max(1000) }))
      .mutation(({ ctx, input }) => takeOwnInvitation(ctx, input)),
    signOut: outsideProcedure('session.signOut').mutation(({ ctx }) => signOut(ctx)),
  }),
  account: accountRouter,
  operator: operatorRouter,
});

export type IdentityRouter = typeof identityRouter;
