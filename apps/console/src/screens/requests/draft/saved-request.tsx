import { useIsMutating, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { RequestDraftView } from '@remit/api/requests/request-draft-views';
import { isUnknown } from '../../../data/problem.ts';
import { buttonLook } from '../../../parts/button.tsx';
import { EmptyState } from '../../../parts/states/empty-state.tsx';
import { ErrorState } from '../../../parts/states/error-state.tsx';
import { Skeleton } from '../../../parts/states/skeleton.tsx';
import { useCalls, useMe } from '../../../shell/tenant-context.ts';
import { NewRequestForm } from '../form/new-request-form.tsx';
import { savingKey } from './use-request-draft.ts';

interface SavedRequestProps {
  readonly id: string;
  readonly onReopen: () => void;
}

/** The form with a draft in it, as it was saved last. */
export function SavedRequest({ id, onReopen }: SavedRequestProps) {
  const t = useTranslations('requestDrafts');
  const calls = useCalls();
  const { tenant } = useMe();
  // Whoever comes back at once finds what was typed last, and not what was there before it.
  const saving = useIsMutating({ mutationKey: savingKey });
  const [waits, setWaits] = useState(saving > 0);
  if (waits && saving === 0) setWaits(false);
  const draft = useQuery({ ...calls.options.requestDrafts.get.queryOptions({ id }), enabled: !waits });
  if (waits || draft.isPending) return <Skeleton />;
  if (draft.data !== undefined) return <OpenedDraft draft={draft.data} onReopen={onReopen} />;
  if (!isUnknown(draft.error)) {
    return <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />;
  }
  return (
    <EmptyState
      title={t('notThere')}
      reason={t('notThereReason')}
      action={
        <Link to="/t/$tenant/requests" params={{ tenant: tenant.slug }} className={buttonLook('plain')}>
          {t('toMine')}
        </Link>
      }
    />
  );
}

/** The form of the draft's own type. */
function OpenedDraft({
  draft,
  onReopen,
}: {
  readonly draft: RequestDraftView;
  readonly onReopen: () => void;
}) {
  const calls = useCalls();
  const { data: form } = useSuspenseQuery(calls.options.requests.form.queryOptions({ type: draft.type }));
  return <NewRequestForm form={form} draft={draft} onReopen={onReopen} />;
}
