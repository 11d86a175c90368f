import { matches } from '@remit/policy/evaluate-row-filter';
import { rowsOf } from './guard.ts';
import { memberRecord } from './people/people-search.ts';
import type { TenantCall } from './tenant-call.ts';
import type { PersonChip } from './views.ts';

/** Whose access the asker may be told: their own, and that of whom they may explain. */
export function toldMembers(call: TenantCall): (id: string) => boolean {
  const own = call.subject.member.id;
  const explained = rowsOf(call, 'remit.Member', 'explain');
  const known = new Map<string, boolean>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const member = call.directory.member(id);
    const told = id === own || (member !== null && matches(explained, memberRecord(member)));
    known.set(id, told);
    return told;
  };
}

/** Members as screens name them, by name. */
export function chipsOf(
  { directory }: Pick<TenantCall, 'directory'>,
  members: readonly string[],
): readonly PersonChip[] {
  const byName = new Intl.Collator('en', { sensitivity: 'base' });
  return members.flatMap((id) => directory.chip(id) ?? []).toSorted((a, b) => byName.compare(a.name, b.name));
}
