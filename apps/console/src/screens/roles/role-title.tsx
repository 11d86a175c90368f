import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Chip } from '../../parts/chip.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { useMe } from '../../shell/tenant-context.ts';

interface RoleTitleProps {
  readonly label: string;
  /** Whether the draft makes it. */
  readonly isNew: boolean;
  readonly draft: string | undefined;
}

/** What a role is called, under all of them. */
export function RoleTitle({ label, isNew, draft }: RoleTitleProps) {
  const t = useTranslations('role');
  const c = useTranslations('compose');
  const { tenant } = useMe();
  return (
    <TitlePath
      under={
        <Link to="/t/$tenant/access/roles" params={{ tenant: tenant.slug }} search={{ draft }}>
          {t('roles')}
        </Link>
      }
    >
      {label}
      {isNew ? <Chip tone="accent">{c('isNew')}</Chip> : null}
    </TitlePath>
  );
}
