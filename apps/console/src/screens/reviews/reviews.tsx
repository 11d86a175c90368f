import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReviewSummary } from '@remit/api/reviews/reviews-views';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Page } from '../../parts/page.tsx';
import { PeoplePath } from '../people/people-path.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { reviews as words } from '../../words/reviews.ts';
import { MoreWords } from '../../words/words.tsx';
import { ReviewStanding } from './review-standing.tsx';
import { StartDialog } from './start-dialog.tsx';

/** Reviews of who holds what: all of them for whoever runs them, else those that wait for their reader. */
export function ReviewsScreen() {
  return (
    <MoreWords words={{ reviews: words }}>
      <Reviews />
    </MoreWords>
  );
}

function Reviews() {
  const t = useTranslations('reviews');
  const calls = useCalls();
  const [starting, setStarting] = useState(false);
  const query = useQuery(calls.options.reviews.list.queryOptions());
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) {
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
  }
  const { reviews, start } = query.data;
  return (
    <Page
      title={<PeoplePath>{t('title')}</PeoplePath>}
      lead={t('lead')}
      column="narrow"
      actions={
        <GuardedButton
          guard={start}
          look="primary"
          asked={{ title: t('start') }}
          onPress={() => setStarting(true)}
        >
          {t('start')}
        </GuardedButton>
      }
    >
      {reviews.length === 0 ? (
        <EmptyState title={t('none')} reason={t('noneReason')} />
      ) : (
        <ul className="flex flex-col gap-3">
          {reviews.map((review) => (
            <Card key={review.id} review={review} />
          ))}
        </ul>
      )}
      {starting ? <StartDialog options={query.data} onClose={() => setStarting(false)} /> : null}
    </Page>
  );
}

function Card({ review }: { readonly review: ReviewSummary }) {
  const { tenant } = useMe();
  return (
    <li className="card flex flex-col gap-1 p-4">
      <Link
        to="/t/$tenant/reviews/$campaign"
        params={{ tenant: tenant.slug, campaign: review.id }}
        className="link inline-block self-start font-medium max-sm:-my-3 max-sm:py-3"
      >
        {review.name}
      </Link>
      <ReviewStanding review={review} />
    </li>
  );
}
