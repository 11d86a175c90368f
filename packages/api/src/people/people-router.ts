import { z } from 'zod';
import { cursor, instant, pageSize, path, period, sentence, text } from '../input.ts';
import { personAccess } from './people-access.ts';
import { assignRole, unassignRole } from './people-assign.ts';
import { getPerson } from './people-get.ts';
import { moveMember } from './people-move.ts';
import { extendGuest, inviteGuest, listGuests } from './people-guests.ts';
import { previewPeopleChange } from './people-preview.ts';
import { searchPeople } from './people-search.ts';
import { endSessionsOf, restoreMember, suspendMember } from './people-suspend.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const member = z.strictObject({ member: id });
/** A name as somebody wrote it: what is not one is told so, with the nearest that are. */
const name = sentence(1, 80);
/** Into a department; null: into none. */
const move = member.extend({ department: path.nullable() });
const assignment = z.strictObject({ member: id, role: name, folder: path, ...period });

/** People of a tenant, and what is done to them. */
export const peopleRouter = router({
  search: tenantProcedure('people.search')
    .input(
      z.strictObject({ q: text(0, 200).optional(), cursor: cursor.optional(), limit: pageSize.optional() }),
    )
    .query(({ ctx, input }) => searchPeople(ctx.call, input)),
  access: tenantProcedure('people.access')
    .input(member)
    .query(({ ctx, input }) => personAccess(ctx.call, input.member)),
  get: tenantProcedure('people.get')
    .input(member)
    .query(({ ctx, input }) => getPerson(ctx.call, input.member)),
  preview: tenantProcedure('people.preview')
    .input(
      z.discriminatedUnion('kind', [
        assignment.extend({ kind: z.literal('assign') }),
        z.strictObject({ kind: z.literal('unassign'), member: id, assignment: id }),
        z.strictObject({ kind: z.literal('suspend'), member: id }),
        z.strictObject({ kind: z.literal('restore'), member: id }),
        z.strictObject({ kind: z.literal('join'), member: id, group: id }),
        z.strictObject({ kind: z.literal('leave'), member: id, group: id }),
        move.extend({ kind: z.literal('move') }),
        z.strictObject({ kind: z.literal('extend'), member: id, until: instant }),
      ]),
    )
    .query(({ ctx, input }) => previewPeopleChange(ctx.call, input)),
  assign: tenantProcedure('people.assign')
    .input(assignment)
    .mutation(({ ctx, input }) => assignRole(ctx.call, input)),
  unassign: tenantProcedure('people.unassign')
    .input(z.strictObject({ assignment: id }))
    .mutation(({ ctx, input }) => unassignRole(ctx.call, input.assignment)),
  suspend: tenantProcedure('people.suspend')
    .input(member)
    .mutation(({ ctx, input }) => suspendMember(ctx.call, input.member)),
  restore: tenantProcedure('people.restore')
    .input(member)
    .mutation(({ ctx, input }) => restoreMember(ctx.call, input.member)),
  move: tenantProcedure('people.move')
    .input(move.extend({ was: path.nullable() }))
    .mutation(({ ctx, input }) => moveMember(ctx.call, input)),
  endSessions: tenantProcedure('people.endSessions')
    .input(member)
    .mutation(({ ctx, input }) => endSessionsOf(ctx.call, input.member)),
  guests: tenantProcedure('people.guests').query(({ ctx }) => listGuests(ctx.call)),
  inviteGuest: tenantProcedure('people.inviteGuest')
    .input(
      z.strictObject({
        name: sentence(1, 200),
        email: z.string().max(1000),
        sponsor: id,
        from: period.from,
        until: instant,
        roles: z.array(z.strictObject({ role: name, folder: path })).max(20, 'at most 20'),
      }),
    )
    .mutation(({ ctx, input }) => inviteGuest(ctx.call, input)),
  extendGuest: tenantProcedure('people.extendGuest')
    .input(
      z.strictObject({ member: id, until: z.union([instant, z.literal('now')]), sponsor: id.optional() }),
    )
    .mutation(({ ctx, input }) => extendGuest(ctx.call, input)),
});
