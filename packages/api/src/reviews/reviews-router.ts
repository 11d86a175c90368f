import { z } from 'zod';
import { identifier, path, sentence } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { closeReview, previewClose } from './reviews-close.ts';
import { decideReview } from './reviews-decide.ts';
import { reviewEvidence } from './reviews-evidence.ts';
import { passReview } from './reviews-pass.ts';
import { reachOfLines } from './reviews-reach.ts';
import { getReview, reviewsOf } from './reviews-read.ts';
import { startReview } from './reviews-start.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const instant = z.int('ms since 1970 UTC').min(0).max(8.64e15);
const upTo = (most: number) =>
  z.array(id).min(1, 'one at least').max(most, `at most ${most} at once`).readonly();
const assignments = upTo(2000);

/** Looking again at who holds what, and ending what nobody should hold. */
export const reviewsRouter = router({
  list: tenantProcedure('reviews.list').query(({ ctx }) => reviewsOf(ctx.call)),
  get: tenantProcedure('reviews.get')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => getReview(ctx.call, input.id)),
  reach: tenantProcedure('reviews.reach')
    .input(z.strictObject({ id, assignments: upTo(50) }))
    .query(({ ctx, input }) => reachOfLines(ctx.call, input)),
  evidence: tenantProcedure('reviews.evidence')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => reviewEvidence(ctx.call, input.id)),
  start: tenantProcedure('reviews.start')
    .input(
      z.strictObject({
        name: sentence(1, 120),
        kind: z.enum(['role', 'folder', 'guests']),
        about: z.union([path, identifier]).nullable(),
        dueAt: instant,
      }),
    )
    .mutation(({ ctx, input }) => startReview(ctx.call, input)),
  decide: tenantProcedure('reviews.decide')
    .input(
      z.strictObject({
        id,
        assignments,
        decision: z.enum(['keep', 'reduce', 'remove']),
        until: instant.nullable(),
        folder: path.nullable(),
        reason: sentence(1, 500),
      }),
    )
    .mutation(({ ctx, input }) => decideReview(ctx.call, input)),
  pass: tenantProcedure('reviews.pass')
    .input(z.strictObject({ id, assignments, reason: sentence(1, 500) }))
    .mutation(({ ctx, input }) => passReview(ctx.call, input)),
  previewClose: tenantProcedure('reviews.previewClose')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => previewClose(ctx.call, input.id)),
  close: tenantProcedure('reviews.close')
    .input(
      z.strictObject({
        id,
        effectHash: z.string().regex(/^[0-9a-f]{64}$/, 'take it from the preview that you accepted'),
      }),
    )
    .mutation(({ ctx, input }) => closeReview(ctx.call, input)),
});
