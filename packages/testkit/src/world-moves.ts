import { type ApprovalWorld, DAY } from './approval-world.ts';
import type { Random } from './seeded-random.ts';

/** Time goes on, and with it people come, leave, move, and hand over. */
export function worldMoves(before: ApprovalWorld, { below, pick }: Random): ApprovalWorld {
  const now = before.now + below(3 * DAY);
  const others = below(3) > 0 ? before.others : Math.max(0, before.others + (below(6) - 2) * 1_000);
  const world = { ...before, others };
  const { directory } = world;
  const someone = pick(directory.members).id;
  switch (below(8)) {
    case 0: {
      const members = directory.members.map((each) =>
        each.id === someone
          ? { ...each, status: each.status === 'active' ? ('left' as const) : ('active' as const) }
          : each,
      );
      return { ...world, now, directory: { ...directory, members } };
    }
    case 1: {
      const departments = directory.departments.map((each) =>
        below(2) === 0 ? { ...each, head: someone } : each,
      );
      return { ...world, now, directory: { ...directory, departments } };
    }
    case 2: {
      const assignments = directory.assignments.filter(() => below(6) > 0);
      return { ...world, now, directory: { ...directory, assignments } };
    }
    case 3:
      return { ...world, now, delegations: world.delegations.filter(() => below(2) === 0) };
    case 4: {
      const [person] = world.directory.members.filter(({ id }) => id === someone).map((each) => each.person);
      return { ...world, now, favours: [...world.favours, { person: person ?? someone, at: now }] };
    }
    default:
      return { ...world, now };
  }
}
