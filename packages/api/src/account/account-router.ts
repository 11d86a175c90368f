import { z } from 'zod';
import { allowClient, listOwnClients } from './account-clients.ts';
import { beginOwnFactor, confirmOwnFactor, removeOwnFactor, renewRecoveryCodes } from './account-factor.ts';
import { getAccount } from './account-get.ts';
import { changeOwnPassword } from './account-password.ts';
import { endOneOfOwnSessions, endOtherOwnSessions } from './account-sessions.ts';
import { sentence } from '../input.ts';
import { outsideProcedure } from '../outside-procedure.ts';
import { router } from '../trpc.ts';

const typed = z.string('must be text').max(1000);

/** One's own account: how one signs in, where one is signed in, and which applications act in one's name. */
export const accountRouter = router({
  get: outsideProcedure('account.get').query(({ ctx }) => getAccount(ctx)),
  beginFactor: outsideProcedure('account.beginFactor')
    .input(z.strictObject({ password: typed }))
    .mutation(({ ctx, input }) => beginOwnFactor(ctx, input)),
  confirmFactor: outsideProcedure('account.confirmFactor')
    .input(z.strictObject({ code: z.string('must be text').max(100) }))
    .mutation(({ ctx, input }) => confirmOwnFactor(ctx, input)),
  removeFactor: outsideProcedure('account.removeFactor').mutation(({ ctx }) => removeOwnFactor(ctx)),
  newRecoveryCodes: outsideProcedure('account.newRecoveryCodes').mutation(({ ctx }) =>
    renewRecoveryCodes(ctx),
  ),
  changePassword: outsideProcedure('account.changePassword')
    .input(z.strictObject({ current: typed, next: typed }))
    .mutation(({ ctx, input }) => changeOwnPassword(ctx, input)),
  endSession: outsideProcedure('account.endSession')
    .input(z.strictObject({ id: z.uuid('must be the id of a session') }))
    .mutation(({ ctx, input }) => endOneOfOwnSessions(ctx, input)),
  endOtherSessions: outsideProcedure('account.endOtherSessions').mutation(({ ctx }) =>
    endOtherOwnSessions(ctx),
  ),
  createClient: outsideProcedure('account.createClient')
    .input(z.strictObject({ name: sentence(1, 80) }))
    .mutation(({ ctx, input }) => allowClient(ctx, input)),
  tokens: outsideProcedure('account.tokens').query(({ ctx }) => listOwnClients(ctx)),
});
