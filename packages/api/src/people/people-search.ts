import type { Resource } from '@remit/policy/check';
import type { Member } from '@remit/policy/directory';
import { matches } from '@remit/policy/evaluate-row-filter';
import { parseCursor, writeCursor } from '../cursor.ts';
import { rowsOf } from '../guard.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { PeoplePage } from '../views.ts';

/** A member as the record that permissions on `remit.Member` are decided on. Members lie at the root of the tenant. */
export function memberRecord(member: Member): Resource {
  return {
    type: 'remit.Member',
    id: member.id,
    folder: '/',
    attributes: {
      id: { type: 'member', value: member.id },
      name: { type: 'text', value: member.name },
      email: { type: 'text', value: member.email },
      title: { type: 'text', value: member.title },
      department: member.department === null ? null : { type: 'department', value: member.department },
      manager: member.manager === null ? null : { type: 'member', value: member.manager },
    },
    history: [],
  };
}

const byName = new Intl.Collator('en', { sensitivity: 'base' });

/** People whom the asker may see, by name; `q` matches any part of name, e-mail, title or department. */
export function searchPeople(
  call: TenantCall,
  {
    q,
    cursor,
    limit = 50,
  }: {
    readonly q?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
): PeoplePage {
  const filter = rowsOf(call, 'remit.Member', 'read');
  if (filter.kind === 'none') return { people: [], total: 0, next: null };
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = call.directory.directory.members
    .filter((member) => mentions(call, member, words) && matches(filter, memberRecord(member)))
    .toSorted((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  const after = cursor === undefined ? -1 : found.findIndex(({ id }) => id === parseCursor(cursor, 'id'));
  const page = found.slice(after + 1, after + 1 + limit);
  const last = page.at(-1);
  const more = last !== undefined && after + 1 + limit < found.length;
  return {
    people: page.flatMap((member) => {
      const chip = call.directory.chip(member.id);
      return chip === null ? [] : [{ ...chip, email: member.email, status: member.status }];
    }),
    total: found.length,
    next: more ? writeCursor({ id: last.id }) : null,
  };
}

function mentions({ directory }: TenantCall, member: Member, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const department = member.department === null ? '' : (directory.department(member.department)?.name ?? '');
  const text = `${member.name} ${member.email} ${member.title} ${department}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
