import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { problemOf } from '../../data/problem.ts';
import { roleLabel } from '../../draft/role-label.ts';
import { useCalls } from '../../shell/tenant-context.ts';
import type { PolicyDocument } from '@remit/policy/document';

interface HeldRoles {
  /** Those that somebody holds today and the document has; none until that is known. */
  readonly roles: readonly string[];
  /** What is to be said of them. */
  readonly said: string;
}

/** The roles that somebody holds. */
export function useHeldRoles(person: PersonChip | null, document: PolicyDocument): HeldRoles {
  const t = useTranslations('compose');
  const calls = useCalls();
  const held = useQuery({
    ...calls.options.people.get.queryOptions({ member: person?.id ?? '' }),
    enabled: person !== null,
  });
  const known = new Set(document.roles.map(({ name }) => name));
  const assigned = (held.data?.assignments ?? []).flatMap(({ role, standing }) =>
    standing === 'active' && known.has(role) ? [role] : [],
  );
  const roles = [...new Set(assigned)];
  const said = (): string => {
    if (person === null) return '';
    if (held.error !== null) return problemOf(held.error).message;
    if (held.data === undefined) return t('personLoading');
    if (roles.length === 0) return t('personHoldsNone', { name: person.name });
    const format = new Intl.ListFormat('en', { type: 'conjunction' });
    return t('personHolds', { roles: format.format(roles.map((role) => roleLabel(document.roles, role))) });
  };
  return { roles, said: said() };
}
