import { Link } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { WaitingReview } from '@remit/api/requests/request-views';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';

/** The reviews with lines that wait for the reader of an inbox, each with the way to it. */
export function ReviewRows({ reviews }: { readonly reviews: readonly WaitingReview[] }) {
  const t = useTranslations('inbox');
  const words = useTranslations('approvals');
  const { tenant } = useMe();
  if (reviews.length === 0) return null;
  return (
    <Section
      level={2}
      title={t('reviews', { count: reviews.length })}
      titleClass="border-b border-line bg-surface px-4 py-1.5 text-xs font-medium text-ink-3"
    >
      <ul>
        {reviews.map(({ review, name, lines, dueAt }) => (
          <li key={review} className="border-b border-line">
            <Link
              to="/t/$tenant/reviews/$campaign"
              params={{ tenant: tenant.slug, campaign: review }}
              className="flex flex-col gap-0.5 bg-surface px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="truncate font-medium">{name}</span>
              <span className="flex items-center gap-1.5 text-xs text-ink-2">
                <ListChecks size={13} aria-hidden className="shrink-0 text-gain" />
                <span className="min-w-0 flex-1">{t('reviewLines', { count: lines })}</span>
                <span className="shrink-0">
                  {words('due')} <When at={dueAt} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
