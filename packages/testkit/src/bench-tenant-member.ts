import type { Assignment, Directory, Member } from '@remit/policy/directory';

function keyed<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  }
  return lists;
}

/**
 * Cuts a directory to what bears on one member: in it the member's questions have the same answers, and an evaluator
 * that walks all assignments is done soon. The cut shares nothing with the engine's own index.
 */
export function directoryOf(directory: Directory): (member: Member) => Directory {
  const held = keyed(
    directory.assignments.map((each): [string, Assignment] => [
      `${each.holder.kind} ${each.holder.id}`,
      each,
    ]),
  );
  const groups = new Map(directory.groups.map((group) => [group.id, group]));
  const inside = keyed(
    directory.groups.flatMap((group) => [
      ...group.members.map((id): [string, string] => [`member ${id}`, group.id]),
      ...group.groups.map((id): [string, string] => [`group ${id}`, group.id]),
    ]),
  );
  const headed = keyed(
    directory.departments.map((each): [string, (typeof directory.departments)[number]] => [
      each.head ?? '',
      each,
    ]),
  );
  return (member) => {
    const around = new Set(inside.get(`member ${member.id}`));
    for (const id of around) for (const outer of inside.get(`group ${id}`) ?? []) around.add(outer);
    const names = (member.department ?? '').split('/').filter((name) => name !== '');
    const paths = names.map((_, at) => `/${names.slice(0, at + 1).join('/')}`);
    const holders = [
      `member ${member.id}`,
      ...[...around].map((id) => `group ${id}`),
      ...(member.department === null ? [] : ['/', ...paths]).map((path) => `department ${path}`),
    ];
    return {
      ...directory,
      members: [member],
      departments: headed.get(member.id) ?? [],
      groups: [...around].flatMap((id) => groups.get(id) ?? []),
      assignments: holders.flatMap((holder) => held.get(holder) ?? []),
    };
  };
}
