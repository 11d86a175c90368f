import { Link } from '@tanstack/react-router';
import { PencilLine, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RequestDraftView } from '@remit/api/requests/request-draft-views';
import { Button } from '../../../parts/button.tsx';
import { Chip } from '../../../parts/chip.tsx';
import { classes } from '../../../parts/classes.ts';
import { When } from '../../../parts/when.tsx';
import { useMe } from '../../../shell/tenant-context.ts';
import { HeldTime } from '../decide/held-time.tsx';

interface DraftRowProps {
  readonly draft: RequestDraftView;
  readonly name: string;
  /** When it is thrown away, ms since 1970 UTC, while that can be taken back. */
  readonly leavesAt: number | null;
  readonly pending: boolean;
  readonly onThrowAway: () => void;
  readonly onKeep: () => void;
}

/** One draft in the list: what it is so far, and the button that throws it away and takes that back. */
export function DraftRow({ draft, name, leavesAt, pending, onThrowAway, onKeep }: DraftRowProps) {
  const t = useTranslations('requestDrafts');
  const { tenant } = useMe();
  const { id, amount, currency, savedAt, files } = draft;
  const leaving = leavesAt !== null;
  return (
    <li className="relative border-b border-line first:border-t">
      <Link
        to="/t/$tenant/requests/new"
        params={{ tenant: tenant.slug }}
        search={{ saved: id }}
        aria-label={t('go', { name })}
        className="flex flex-col gap-0.5 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="flex items-baseline gap-3">
          <span
            className={classes('min-w-0 flex-1 truncate font-medium', leaving && 'text-ink-2 line-through')}
          >
            {name}
          </span>
          {amount === '' ? null : (
            <span className="figures">
              {amount} {currency}
            </span>
          )}
        </span>
        <span className="mt-1 flex min-h-7 items-center gap-2 pr-32 text-xs text-ink-2 max-sm:min-h-11">
          <Chip tone="plain" icon={<PencilLine size={12} aria-hidden className="shrink-0" />}>
            {t('draft')}
          </Chip>
          {files === 0 ? null : <span>{t('files', { count: files })}</span>}
          {leaving ? (
            <span>
              <span role="status">{t('leaving')}</span> <HeldTime sendsAt={leavesAt} said="in" />
            </span>
          ) : (
            <When at={savedAt} />
          )}
        </span>
      </Link>
      <Button
        look="ghost"
        className="absolute right-2 bottom-1"
        icon={leaving ? null : <Trash2 size={15} aria-hidden />}
        aria-label={t(leaving ? 'keepNamed' : 'throwAwayNamed', { name })}
        pending={pending}
        onClick={leaving ? onKeep : onThrowAway}
      >
        {t(leaving ? 'keep' : 'throwAway')}
      </Button>
    </li>
  );
}
