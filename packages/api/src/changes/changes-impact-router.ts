import { z } from 'zod';
import { cellEffect } from './changes-cell.ts';
import { draftHeadline, toldDirectory } from './changes-headline.ts';
import { draftChecked, draftEffect, draftImpact, draftWhy } from './changes-impact.ts';
import { replayDecisions } from './changes-replay.ts';
import { onDraft } from './draft-here.ts';
import { cursor, identifier, path, typeName } from '../input.ts';
import { draftStepSchema } from '../policy/policy-document-schema.ts';
import { tenantProcedure } from '../procedure.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const ofDraft = z.strictObject({ id });

/** What a draft would mean, asked part by part. */
export const changesImpact = {
  impact: tenantProcedure('changes.impact')
    .input(ofDraft)
    .query(({ ctx, input }) => draftImpact(ctx.call, input.id)),
  headline: tenantProcedure('changes.headline')
    .input(ofDraft)
    .query(({ ctx, input }) => draftHeadline(ctx.call, input.id)),
  directory: tenantProcedure('changes.directory').query(({ ctx }) => toldDirectory(ctx.call)),
  checks: tenantProcedure('changes.checks')
    .input(ofDraft)
    .query(({ ctx, input }) => draftChecked(ctx.call, input.id)),
  effect: tenantProcedure('changes.effect')
    .input(ofDraft)
    .query(({ ctx, input }) => draftEffect(ctx.call, input.id)),
  replay: tenantProcedure('changes.replay')
    .input(z.strictObject({ id, cursor: cursor.nullable() }))
    .query(({ ctx, input }) =>
      onDraft(ctx.call, input.id, (draft) => replayDecisions(ctx.call, draft, input.cursor)),
    ),
  why: tenantProcedure('changes.why')
    .input(z.strictObject({ id, member: id, type: typeName, action: identifier, folder: path.nullable() }))
    .query(({ ctx, input }) => draftWhy(ctx.call, input)),
  cell: tenantProcedure('changes.cell')
    .input(
      z.strictObject({
        draft: id.nullable(),
        basedOn: z.int().min(1).max(2_000_000_000),
        step: z.union([z.tuple([]), draftStepSchema]),
        type: typeName,
        action: identifier,
      }),
    )
    .query(({ ctx, input }) => cellEffect(ctx.call, input)),
};
