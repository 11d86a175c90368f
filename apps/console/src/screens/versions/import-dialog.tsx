import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { ImportText } from './import-text.tsx';
import { PublishDocument } from './publish-document.tsx';

/** A whole policy as text: written or opened, checked, its effect seen, published like any draft. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('versions');
  const calls = useCalls();
  const { tenant } = useMe();
  const navigate = useNavigate();
  const present = useQuery(calls.options.policy.current.queryOptions());
  const [text, setText] = useState('');
  const [seen, setSeen] = useState<{ readonly of: string; readonly document: PolicyDocument } | null>(null);
  return (
    <Dialog open place="side" onClose={onClose} title={t('importTitle')} description={t('importLead')}>
      {present.error !== null ? (
        <ErrorState error={present.error} onRetry={() => void present.refetch()} />
      ) : present.data === undefined ? (
        <Skeleton />
      ) : seen === null ? (
        <ImportText
          text={text}
          present={present.data.document}
          onText={setText}
          // Named anew each time: no effect of another text may stand for this one's.
          onPreview={(document) => setSeen({ of: crypto.randomUUID(), document })}
        />
      ) : (
        <PublishDocument
          of={seen.of}
          present={present.data}
          document={seen.document}
          suggested={[]}
          prefix={null}
          back={t('importBack')}
          onClose={() => setSeen(null)}
          onPublished={(version) =>
            void navigate({
              to: '/t/$tenant/versions/$version',
              params: { tenant: tenant.slug, version: String(version) },
            })
          }
        />
      )}
    </Dialog>
  );
}
