import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Page } from '../../parts/page.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { administration } from '../../words/administration.ts';
import { general as words } from '../../words/general.ts';
import { MoreWords } from '../../words/words.tsx';
import { GeneralForm } from './general-form.tsx';
import { Rates } from './rates.tsx';
import { SettingsTabs } from './settings-tabs.tsx';

/** What a tenant says of itself, and which features it has. */
export function GeneralScreen() {
  return (
    <MoreWords words={{ ...administration, general: words }}>
      <General />
    </MoreWords>
  );
}

function General() {
  const t = useTranslations('general');
  const calls = useCalls();
  const query = useQuery({ ...calls.options.tenant.config.queryOptions(), refetchOnWindowFocus: false });
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) {
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SettingsTabs />
      <GeneralForm key={query.dataUpdatedAt} view={query.data} />
      <div className="mt-8 max-w-3xl">
        <Rates update={query.data.update} />
      </div>
    </Page>
  );
}
