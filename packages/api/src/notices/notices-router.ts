import { z } from 'zod';
import { noticeTopics } from '@remit/store/notices/notice-kind';
import { mailTimes } from '@remit/store/notices/notice-wish';
import { setWish, wishesOf } from './notice-wishes.ts';
import { markRead, noticesOf } from './notices.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

const ids = z.array(z.uuid('must be the id of one').toLowerCase()).min(1).max(100).readonly();

/** What happened that the asker has to know or to act on. */
export const noticesRouter = router({
  list: tenantProcedure('notices.list')
    .input(z.strictObject({ unread: z.boolean('must be true or false').optional() }))
    .query(({ ctx, input }) => noticesOf(ctx.call, { unread: input.unread ?? false })),
  read: tenantProcedure('notices.read')
    .input(z.strictObject({ ids: ids.nullable() }))
    .mutation(({ ctx, input }) => markRead(ctx.call, input.ids)),
  wishes: tenantProcedure('notices.wishes').query(({ ctx }) => wishesOf(ctx.call)),
  wish: tenantProcedure('notices.wish')
    .input(
      z.strictObject({
        topic: z.enum(noticeTopics),
        shown: z.boolean('must be true or false'),
        mail: z.enum(mailTimes),
      }),
    )
    .mutation(({ ctx, input }) => setWish(ctx.call, input)),
});
