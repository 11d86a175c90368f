import { matches } from '@remit/policy/evaluate-row-filter';
import { rowsOf, typeGuard } from '../guard.ts';
import { memberRecord } from '../people/people-search.ts';
import { holdersByRole } from '../role-holders.ts';
import { roleLabel } from '../grant-words.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { PolicyView, RoleHolders } from './policy-views.ts';
import { whoAdministers } from '../who-administers.ts';

/** At most this many holders are named; how many there are is said beside. */
const mostNamed = 100;

/** The published policy, and how many hold each of its roles. */
export function currentPolicy(call: TenantCall): PolicyView {
  const { published, compiled } = call.policy;
  const holders = holdersByRole(call);
  return {
    version: published.version,
    hash: published.hash,
    document: published.document,
    publishedAt: published.publishedAt,
    author: call.directory.chip(published.author)?.name ?? null,
    reason: published.reason,
    roles: compiled.document.roles.map(({ name, description, module }) => ({
      name,
      label: roleLabel(compiled, name),
      description: description ?? '',
      module: module ?? null,
      holders: holders.get(name)?.length ?? 0,
    })),
    publish: typeGuard(call, 'remit.Policy', 'publish', whoAdministers(call)),
  };
}

/**
 * Who holds a role: how many, and by name those whom the asker may read as members. A role that the policy does not have
 * is held by nobody.
 */
export function roleHolders(call: TenantCall, role: string): RoleHolders {
  const byName = new Intl.Collator('en', { sensitivity: 'base' });
  const holders = holdersByRole(call).get(role) ?? [];
  const readable = rowsOf(call, 'remit.Member', 'read');
  const named = holders
    .filter(({ member }) => matches(readable, memberRecord(member)))
    .toSorted((a, b) => byName.compare(a.member.name, b.member.name));
  return {
    role,
    total: holders.length,
    people: named.slice(0, mostNamed).flatMap(({ member }) => call.directory.chip(member.id) ?? []),
  };
}
