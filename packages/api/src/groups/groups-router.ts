import { z } from 'zod';
import { archiveGroup } from './groups-archive.ts';
import { giveGroupRole, previewGift } from './groups-assign.ts';
import { createHolder } from './groups-create.ts';
import { getGroup } from './groups-get.ts';
import { previewHead, setHead } from './groups-head.ts';
import { listGroups } from './groups-list.ts';
import { changeMembership } from './groups-membership.ts';
import { renameHolder } from './groups-rename.ts';
import { longestRule, previewGroupRule, ruleGroup } from './groups-rule.ts';
import { endGroupRole, previewGroupRole } from './groups-unassign.ts';
import { path, pathEnd, period, sentence } from '../input.ts';
import { conditionSchema } from '../policy/policy-document-schema.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const holder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('group'), id }),
  z.strictObject({ kind: z.literal('department'), id: path }),
]);

const gift = z.strictObject({ holder, role: sentence(1, 80), folder: path, ...period });
const effectHash = z.string().regex(/^[0-9a-f]{64}$/, 'take it from the preview that you accepted');
const name = sentence(1, 120);
const headed = z.strictObject({ department: path, head: id.nullable() });
const rule = z.union([z.string().max(longestRule), conditionSchema]).nullable();
const ruled = z.strictObject({ group: id, rule });
const membership = z.strictObject({ group: id, member: id });

/** Groups and departments: who is in them, and the roles that they give to everybody in them. */
export const groupsRouter = router({
  list: tenantProcedure('groups.list').query(({ ctx }) => listGroups(ctx.call)),
  get: tenantProcedure('groups.get')
    .input(holder)
    .query(({ ctx, input }) => getGroup(ctx.call, input)),
  previewEnd: tenantProcedure('groups.previewEnd')
    .input(z.strictObject({ assignment: id }))
    .query(({ ctx, input }) => previewGroupRole(ctx.call, input.assignment)),
  end: tenantProcedure('groups.end')
    .input(z.strictObject({ assignment: id, effectHash }))
    .mutation(({ ctx, input }) => endGroupRole(ctx.call, input)),
  previewGive: tenantProcedure('groups.previewGive')
    .input(gift)
    .query(({ ctx, input }) => previewGift(ctx.call, input)),
  give: tenantProcedure('groups.give')
    .input(gift.extend({ effectHash }))
    .mutation(({ ctx, input }) => giveGroupRole(ctx.call, input)),
  add: tenantProcedure('groups.add')
    .input(membership)
    .mutation(({ ctx, input }) => changeMembership(ctx.call, 'join', input)),
  remove: tenantProcedure('groups.remove')
    .input(membership)
    .mutation(({ ctx, input }) => changeMembership(ctx.call, 'leave', input)),
  create: tenantProcedure('groups.create')
    .input(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('group'), name }),
        z.strictObject({ kind: z.literal('department'), parent: path, end: pathEnd, name }),
      ]),
    )
    .mutation(({ ctx, input }) => createHolder(ctx.call, input)),
  rename: tenantProcedure('groups.rename')
    .input(z.strictObject({ holder, name, was: z.string().max(1000) }))
    .mutation(({ ctx, input }) => renameHolder(ctx.call, input)),
  archive: tenantProcedure('groups.archive')
    .input(z.strictObject({ group: id }))
    .mutation(({ ctx, input }) => archiveGroup(ctx.call, input.group)),
  previewRule: tenantProcedure('groups.previewRule')
    .input(ruled)
    .query(({ ctx, input }) => previewGroupRule(ctx.call, input)),
  setRule: tenantProcedure('groups.setRule')
    .input(ruled.extend({ effectHash }))
    .mutation(({ ctx, input }) => ruleGroup(ctx.call, input)),
  previewHead: tenantProcedure('groups.previewHead')
    .input(headed)
    .query(({ ctx, input }) => previewHead(ctx.call, input)),
  setHead: tenantProcedure('groups.setHead')
    .input(headed.extend({ effectHash }))
    .mutation(({ ctx, input }) => setHead(ctx.call, input)),
});
