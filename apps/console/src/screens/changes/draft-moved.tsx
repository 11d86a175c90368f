import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { Drafted } from '@remit/api/changes/changes-impact-views';
import type { DraftView } from '@remit/api/changes/changes-views';
import { buttonLook } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { useMe } from '../../shell/tenant-context.ts';

interface DraftMovedProps {
  readonly draft: DraftView;
  readonly moved: Extract<Drafted<unknown>, { kind: 'moved' }>;
}

/** Somebody published under the draft: what it meant then is not what it would mean now. */
export function DraftMoved({ draft, moved }: DraftMovedProps) {
  const t = useTranslations('draftImpact');
  const { tenant } = useMe();
  const { author, basedOn, reason, version } = moved;
  return (
    <EmptyState
      title={t('moved', { version })}
      reason={t('movedReason', {
        author,
        basedOn,
        reason: reason === '' ? 'none' : 'some',
        said: reason,
      })}
      action={
        <Link
          to="/t/$tenant/access/roles"
          params={{ tenant: tenant.slug }}
          search={{ draft: draft.id }}
          className={buttonLook('primary')}
        >
          {t('takeOver')}
        </Link>
      }
    />
  );
}
