import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { RoleSummary } from '@remit/api/policy/policy-views';
import { Chip } from '../../parts/chip.tsx';
import { useMe } from '../../shell/tenant-context.ts';

interface RoleRowProps {
  readonly role: RoleSummary;
  /** Whether the draft says it otherwise. */
  readonly inDraft: boolean;
  /** The draft that it is read in. */
  readonly draft: string | undefined;
}

/** A role in the list of them: what it is called and for, and how many hold it. */
export function RoleRow({ role, inDraft, draft }: RoleRowProps) {
  const t = useTranslations('roles');
  const { tenant } = useMe();
  return (
    <Link
      to="/t/$tenant/access/roles/$role"
      params={{ tenant: tenant.slug, role: role.name }}
      search={{ draft }}
      className="grid min-h-12 items-center gap-x-4 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[19rem_minmax(0,1fr)_7rem]"
    >
      <span className="flex min-w-0 items-center gap-2">
        <span className="truncate font-medium">{role.label}</span>
        {role.name === role.label ? null : (
          <span className="truncate font-mono text-2xs text-ink-3">{role.name}</span>
        )}
        {inDraft ? <Chip tone="accent">{t('inDraft')}</Chip> : null}
      </span>
      <span className="text-ink-2">{role.description}</span>
      <span className="figures text-ink-2 sm:text-right">{t('holders', { count: role.holders })}</span>
    </Link>
  );
}
