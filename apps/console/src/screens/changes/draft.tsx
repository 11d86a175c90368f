import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { draftSessionsOf } from '../../draft/draft-sessions.ts';
import { sendLeftEdits } from '../../draft/send-left-edits.ts';
import { buttonLook } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { draftImpact } from '../../words/draft-impact.ts';
import { draftState } from '../../words/draft-state.ts';
import { simulate } from '../../words/simulate.ts';
import { versions } from '../../words/versions.ts';
import { MoreWords } from '../../words/words.tsx';
import { KnownDraft } from './known-draft.tsx';

/** One draft: what it changes, what that means for everybody, whether it can be published. */
export function DraftScreen() {
  return (
    <MoreWords words={{ draftImpact, draftState, versions, simulate }}>
      <Draft />
    </MoreWords>
  );
}

function Draft() {
  const t = useTranslations('draftImpact');
  const calls = useCalls();
  const { tenant } = useMe();
  const { draft: id } = useParams({ from: '/t/$tenant/changes/$draft/impact' });
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  const draft = useQuery({
    ...calls.options.changes.get.queryOptions({ id }),
    // What this page has on its way to the server comes first: an edit that began the draft a moment ago, say, or one of the page before it.
    queryFn: async () => {
      await sendLeftEdits(calls, id);
      await draftSessionsOf(calls).here(id)?.settled();
      return calls.client.changes.get.query({ id });
    },
    enabled: isId,
  });
  const missing = !isId || (draft.isError && problemOf(draft.error).code === 'not-found');
  if (missing) {
    const toList = (
      <Link to="/t/$tenant/changes" params={{ tenant: tenant.slug }} className={buttonLook()}>
        {t('toList')}
      </Link>
    );
    return <EmptyState alone title={t('unknown')} reason={t('unknownReason')} action={toList} />;
  }
  if (draft.isPending) return <Skeleton />;
  if (draft.data === undefined)
    return <ErrorState alone error={draft.error} onRetry={() => void draft.refetch()} />;
  return <KnownDraft key={draft.data.id} draft={draft.data} />;
}
