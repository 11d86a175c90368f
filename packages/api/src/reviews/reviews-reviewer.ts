import type { Holder } from '@remit/policy/directory';
import { upward } from '@remit/policy/path';
import { standingProblem } from '@remit/policy/standing';
import type { TenantCall } from '../tenant-call.ts';

/** Of what somebody is to look at: who holds it, everybody whom it reaches, and who began the review. */
interface Reviewed {
  readonly holder: Holder;
  readonly members: readonly string[];
  readonly startedBy: string;
}

/**
 * Who can look at a line, the nearest first: a guest's sponsor, a member's manager, the head of their department and of
 * those above it, whoever began the review. Nobody whom it reaches, and nobody who is away for good.
 * @param sponsors by guest
 */
export function reviewersOf(
  { directory, environment }: TenantCall,
  { holder, members, startedBy }: Reviewed,
  sponsors: ReadonlyMap<string, string>,
): readonly string[] {
  const persons = new Set(members.map((id) => directory.member(id)?.person));
  const member = holder.kind === 'member' ? directory.member(holder.id) : null;
  const department = holder.kind === 'department' ? holder.id : (member?.department ?? null);
  const heads = department === null ? [] : upward(department).map((path) => directory.department(path)?.head);
  const asked = [sponsors.get(holder.id), member?.manager, ...heads, startedBy];
  const fit = asked.filter((id): id is string => {
    const found = id === undefined || id === null ? null : directory.member(id);
    return found !== null && standingProblem(found, environment.now) === null && !persons.has(found.person);
  });
  return [...new Set(fit)];
}
