import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { stepBetween } from '@remit/policy/draft/draft-steps';
import { useBeginDraft } from '../../draft/use-begin-draft.ts';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { ImportText } from './import-text.tsx';

/** A whole policy as text: written or opened, checked, and made a draft, whose effect is read there. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('versions');
  const calls = useCalls();
  const { tenant } = useMe();
  const navigate = useNavigate();
  const present = useQuery(calls.options.policy.current.queryOptions());
  const [text, setText] = useState('');
  const begin = useBeginDraft(
    ({ id }) =>
      void navigate({ to: '/t/$tenant/changes/$draft/impact', params: { tenant: tenant.slug, draft: id } }),
  );
  return (
    <Dialog open place="side" onClose={onClose} title={t('importTitle')} description={t('importLead')}>
      {present.error !== null ? (
        <ErrorState error={present.error} onRetry={() => void present.refetch()} />
      ) : present.data === undefined ? (
        <Skeleton />
      ) : (
        <ImportText
          text={text}
          present={present.data.document}
          pending={begin.isPending}
          onText={setText}
          onTake={(to) => {
            const { version, document: from } = present.data;
            if (!begin.isPending)
              begin.mutate({ version, step: stepBetween(from, to), name: t('importName') });
          }}
        />
      )}
    </Dialog>
  );
}
