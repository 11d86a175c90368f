import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ChangedItem } from '@remit/policy/draft/changed-items';
import type { VersionSummary, VersionsView } from '@remit/api/policy/versions-views';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { When } from '../../parts/when.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useSearchInPlace } from '../../shell/use-search-in-place.ts';
import { versions as words } from '../../words/versions.ts';
import { MoreWords } from '../../words/words.tsx';
import { ExportVersion } from './export-version.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { VersionChange } from './version-change.tsx';
import { VersionControls } from './version-controls.tsx';

/** One version: what it changed, for whom, in its text; and the way back to it. */
export function VersionScreen() {
  return (
    <MoreWords words={{ versions: words }}>
      <Version />
    </MoreWords>
  );
}

function Version() {
  const t = useTranslations('versions');
  const calls = useCalls();
  const { tenant } = useMe();
  const params = useParams({ from: '/t/$tenant/versions/$version' });
  const list = useQuery(calls.options.versions.list.queryOptions());
  if (list.isPending) return <Skeleton />;
  if (list.data === undefined)
    return <ErrorState alone error={list.error} onRetry={() => void list.refetch()} />;
  const version = list.data.versions.find((each) => String(each.version) === params.version);
  if (version === undefined) {
    const toList = (
      <Link to="/t/$tenant/versions" params={{ tenant: tenant.slug }} className="text-accent underline">
        {t('toList')}
      </Link>
    );
    return <EmptyState alone title={t('unknown')} reason={t('unknownReason')} action={toList} />;
  }
  return <KnownVersion key={version.version} version={version} list={list.data} />;
}

interface KnownVersionProps {
  readonly version: VersionSummary;
  readonly list: VersionsView;
}

/** What is made a draft of: the version, or one change of it. */
interface RollingBack {
  readonly item: ChangedItem | null;
  readonly way: 'back' | 'up';
}

function KnownVersion({ version, list }: KnownVersionProps) {
  const t = useTranslations('versions');
  const { previous, other, showsText, diff } = useVersionDiff(version, list);
  const [rollingBack, setRollingBack] = useState<RollingBack | null>(null);
  const change: (change: { readonly with?: string; readonly show?: string | undefined }) => void =
    useSearchInPlace();
  const show = (text: boolean): void => change({ show: text ? 'text' : undefined });
  return (
    <Page
      title={<VersionTitle version={version} />}
      lead={
        <>
          <span className="block break-words text-ink">{version.reason || t('noReason')}</span>
          {version.author?.name ?? t('byRemit')}, <When at={version.publishedAt} exact />
        </>
      }
      actions={
        <>
          <ExportVersion version={version.version} />
          {version.inForce ? null : (
            <GuardedButton
              guard={list.publish}
              asked={{ title: t('rollBack') }}
              look="primary"
              icon={<Undo2 size={14} aria-hidden />}
              onPress={() => setRollingBack({ item: null, way: 'back' })}
            >
              {t('rollBack')}
            </GuardedButton>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {list.versions.length === 1 ? null : (
          <VersionControls
            version={version.version}
            other={other?.version ?? null}
            versions={list.versions}
            showsText={showsText}
            onCompare={(chosen) => change({ with: word(chosen) })}
            onShow={show}
          />
        )}
        {other === null ? (
          <EmptyState
            title={t('first')}
            reason={t(list.versions.length === 1 ? 'onlyReason' : 'firstReason')}
          />
        ) : diff.isError ? (
          <ErrorState error={diff.error} onRetry={() => void diff.refetch()} />
        ) : (
          <VersionChange
            diff={diff}
            showsText={showsText}
            // Only what this version itself changed is its change to take back.
            publish={other.version === previous?.version ? list.publish : null}
            onRollBack={(item, way) => setRollingBack({ item, way })}
          />
        )}
      </div>
      {rollingBack === null ? null : (
        <RollBackDialog
          version={version.version}
          from={previous?.version ?? null}
          item={rollingBack.item}
          way={rollingBack.way}
          onClose={() => setRollingBack(null)}
        />
      )}
    </Page>
  );
}

function VersionTitle({ version: { version, inForce } }: { readonly version: VersionSummary }) {
  const t = useTranslations('versions');
  const { tenant } = useMe();
  return (
    <TitlePath
      under={
        <Link to="/t/$tenant/versions" params={{ tenant: tenant.slug }}>
          {t('title')}
        </Link>
      }
    >
      {t('version', { version })}
      {inForce ? <Chip tone="gain">{t('inForce')}</Chip> : null}
    </TitlePath>
  );
}

/** What lies between a version and another, as the address asks for it: the one before it, where it asks for none. */
function useVersionDiff(version: VersionSummary, list: VersionsView) {
  const calls = useCalls();
  const search = useSearch({ from: '/t/$tenant/versions/$version' });
  const previous = list.versions.find((each) => each.version < version.version) ?? null;
  const other = list.versions.find((each) => word(each.version) === search.with) ?? previous;
  const diff = useQuery({
    ...calls.options.versions.diff.queryOptions({
      from: other?.version ?? version.version,
      to: version.version,
    }),
    enabled: other !== null,
    placeholderData: keepPreviousData,
  });
  return { previous, other, showsText: search.show === 'text', diff };
}

/** A version as the address says it: a bare number would be written in quotes there. */
const word = (version: number): string => `v${version}`;
