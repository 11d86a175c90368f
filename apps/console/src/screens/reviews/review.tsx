import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonLook } from '../../parts/button.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { groups } from '../../words/groups.ts';
import { reviews } from '../../words/reviews.ts';
import { MoreWords } from '../../words/words.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { EvidenceButton } from './evidence-button.tsx';
import { ReviewLines } from './review-lines.tsx';
import { ReviewStanding } from './review-standing.tsx';

/** One review: its lines, those most in doubt first, and what was decided. */
export function ReviewScreen() {
  return (
    <MoreWords words={{ groups, reviews }}>
      <Review />
    </MoreWords>
  );
}

function Review() {
  const t = useTranslations('reviews');
  const calls = useCalls();
  const { tenant, rooms } = useMe();
  const { campaign } = useParams({ from: '/t/$tenant/reviews/$campaign' });
  const [closing, setClosing] = useState(false);
  const query = useQuery(calls.options.reviews.get.queryOptions({ id: campaign }));
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) {
    const way = (
      <Link to="/t/$tenant/reviews" params={{ tenant: tenant.slug }} className={buttonLook('plain')}>
        {t('title')}
      </Link>
    );
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} way={way} />;
  }
  const { review, close } = query.data;
  return (
    <Page
      title={
        <TitlePath
          under={
            <Link to="/t/$tenant/reviews" params={{ tenant: tenant.slug }}>
              {t('title')}
            </Link>
          }
        >
          {review.name}
        </TitlePath>
      }
      lead={<ReviewStanding review={review} />}
      column="wide"
      actions={
        <>
          {rooms.audit.allowed ? (
            // What was done about it, to be taken along with the signature of an export.
            <Link
              to="/t/$tenant/audit"
              params={{ tenant: tenant.slug }}
              search={{ target: review.id }}
              className={buttonLook()}
            >
              {t('onRecord')}
            </Link>
          ) : null}
          <EvidenceButton review={query.data.review.id} />
          {review.closedAt === null ? (
            <GuardedButton
              guard={close}
              asked={{ title: t('closeTitle', review) }}
              onPress={() => setClosing(true)}
            >
              {t('close')}
            </GuardedButton>
          ) : null}
        </>
      }
    >
      <ReviewLines view={query.data} />
      {closing ? <CloseDialog review={review} onClose={() => setClosing(false)} /> : null}
    </Page>
  );
}
