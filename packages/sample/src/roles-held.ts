import type { Assignment, Group, Holder, Member } from '@remit/policy/directory';
import { found } from './found.ts';
import { idOf } from './random.ts';
import { isWithin, type TenantPlan } from './tenant-plan.ts';

/** The groups of a plan with everyone who belongs in them by title and department, or by name. */
export function formGroups(plan: TenantPlan, members: readonly Member[]): readonly Group[] {
  return plan.groups.map((group) => ({
    id: idOf(plan.slug, 'group', group.name),
    name: group.name,
    members: members
      .filter((member) => {
        const named = group.personas.some((key) => member.id === idOf(plan.slug, 'persona', key));
        const { department } = member;
        const titled = group.titles.includes(member.title);
        return (
          named ||
          (titled && department !== null && group.departments.some((top) => isWithin(department, top)))
        );
      })
      .map((member) => member.id),
    groups: group.groups.map((name) => idOf(plan.slug, 'group', name)),
    ...(group.rule === undefined ? {} : { rule: group.rule }),
  }));
}

/** The assignments of a plan, with holders found by the words that the plan knows them by. */
export function assign(
  plan: TenantPlan,
  groups: readonly Group[],
  personaId: (key: string) => string,
  heads: ReadonlyMap<string, string>,
): readonly Assignment[] {
  const holderOf = ({ to, holder }: TenantPlan['assignments'][number]): Holder => {
    switch (to) {
      case 'persona':
        return { kind: 'member', id: personaId(holder) };
      case 'head':
        return { kind: 'member', id: found(heads.get(holder), `head of ${holder}`) };
      case 'group':
        return {
          kind: 'group',
          id: found(
            groups.find(({ name }) => name === holder),
            `group ${holder}`,
          ).id,
        };
      case 'department':
        return { kind: 'department', id: holder };
      default:
        return to satisfies never;
    }
  };
  return plan.assignments.map((planned) => ({
    id: idOf(plan.slug, 'assignment', planned.to, planned.holder, planned.role, planned.folder),
    holder: holderOf(planned),
    role: planned.role,
    folder: planned.folder,
    from: null,
    until: planned.until,
  }));
}
