import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Page } from '../../parts/page.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { administration } from '../../words/administration.ts';
import { MoreWords } from '../../words/words.tsx';
import { GraceRunning } from './grace-running.tsx';
import { SecurityForm } from './security-form.tsx';
import { SettingsTabs } from './settings-tabs.tsx';
import { WallProof } from './wall-proof.tsx';

/** How this tenant lets people in; every edit names whom it would stop before it is saved. */
export function SecurityScreen() {
  return (
    <MoreWords words={administration}>
      <Security />
    </MoreWords>
  );
}

function Security() {
  const t = useTranslations('security');
  const calls = useCalls();
  const query = useQuery({ ...calls.options.security.get.queryOptions(), refetchOnWindowFocus: false });
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) {
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SettingsTabs />
      {query.data.grace === null || query.data.secondFactorFrom === null ? null : (
        <GraceRunning until={query.data.secondFactorFrom} grace={query.data.grace} />
      )}
      <SecurityForm key={query.data.revision} view={query.data} />
      <WallProof wall={query.data.wall} />
    </Page>
  );
}
