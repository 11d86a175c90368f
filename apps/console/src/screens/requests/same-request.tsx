import { Link } from '@tanstack/react-router';
import { Copy } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RequestPreviewView } from '@remit/api/requests/request-views';
import { useMe } from '../../shell/tenant-context.ts';

/** Says that somebody is deciding the same already, with the way to it. */
export function SameRequest({
  same: { id, number },
}: {
  readonly same: NonNullable<RequestPreviewView['same']>;
}) {
  const t = useTranslations('newRequest');
  const { tenant } = useMe();
  return (
    <p className="flex items-start gap-2.5 rounded-md bg-warn-tint px-3 py-2 text-warn">
      <Copy size={16} aria-hidden className="mt-0.5 shrink-0" />
      <span>
        {t('same', { number })}{' '}
        <Link
          to="/t/$tenant/requests/$request"
          params={{ tenant: tenant.slug, request: id }}
          className="font-medium underline underline-offset-2"
        >
          {t('seeSame', { number })}
        </Link>
      </span>
    </p>
  );
}
