import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { VersionSummary } from '@remit/api/policy/versions-views';
import { Avatar } from '../../parts/avatar.tsx';
import { Chip } from '../../parts/chip.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { When } from '../../parts/when.tsx';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { versions as words } from '../../words/versions.ts';
import { MoreWords } from '../../words/words.tsx';
import { ImportDialog } from './import-dialog.tsx';

/** Every policy that was ever in force, newest first. */
export function VersionsScreen() {
  return (
    <MoreWords words={{ versions: words }}>
      <Versions />
    </MoreWords>
  );
}

function Versions() {
  const t = useTranslations('versions');
  const calls = useCalls();
  const list = useQuery(calls.options.versions.list.queryOptions());
  const [importing, setImporting] = useState(false);
  if (list.isPending) return <Skeleton />;
  if (list.data === undefined)
    return <ErrorState alone error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <GuardedButton
          guard={list.data.publish}
          asked={{ title: t('import') }}
          icon={<Upload size={14} aria-hidden />}
          onPress={() => setImporting(true)}
        >
          {t('import')}
        </GuardedButton>
      }
    >
      <AccessTabs timed={false} />
      <ol className="card divide-y divide-line overflow-hidden">
        {list.data.versions.map((version) => (
          <VersionLine key={version.version} version={version} />
        ))}
      </ol>
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </Page>
  );
}

function VersionLine({ version }: { readonly version: VersionSummary }) {
  const t = useTranslations('versions');
  const { tenant } = useMe();
  return (
    <li>
      <Link
        to="/t/$tenant/versions/$version"
        params={{ tenant: tenant.slug, version: String(version.version) }}
        className="grid min-h-12 items-center gap-x-4 gap-y-1 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[10rem_minmax(0,1fr)_14rem_13rem]"
      >
        <span className="figures flex items-center gap-2 font-medium">
          {t('version', { version: version.version })}
          {version.inForce ? <Chip tone="gain">{t('inForce')}</Chip> : null}
        </span>
        <span className="min-w-0 break-words">{version.reason || t('noReason')}</span>
        <span className="flex min-w-0 items-center gap-2 text-ink-2">
          {version.author === null ? null : <Avatar name={version.author.name} />}
          <span className="truncate">{version.author?.name ?? t('byRemit')}</span>
        </span>
        <span className="text-ink-2 sm:text-right">
          <When at={version.publishedAt} exact />
        </span>
      </Link>
    </li>
  );
}
