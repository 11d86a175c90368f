import { z } from 'zod';
import { currentSession } from './current-session.ts';
import { outsideProcedure } from './outside-procedure.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { router } from './trpc.ts';

/** What can be asked without a tenant: who is signed in, signing in, signing out. */
export const identityRouter = router({
  session: router({
    current: outsideProcedure('session.current').query(({ ctx }) => currentSession(ctx)),
    signIn: outsideProcedure('session.signIn')
      .input(z.strictObject({ email: z.string().max(1000), password: z.string().max(1000) }))
      .mutation(({ ctx, input }) => signIn(ctx, input)),
    signOut: outsideProcedure('session.signOut').mutation(({ ctx }) => signOut(ctx)),
  }),
});

export type IdentityRouter = typeof identityRouter;
