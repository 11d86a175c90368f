import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { accessRequests as words } from '../../words/access-requests.ts';
import { MoreWords } from '../../words/words.tsx';
import { AskForm } from './ask-form.tsx';

/** After a refusal: the roles that would allow it, the smallest first, and a form to ask for one of them for a time. */
export function AskAccessScreen() {
  return (
    <MoreWords words={{ accessRequests: words }}>
      <AskAccess />
    </MoreWords>
  );
}

function AskAccess() {
  const t = useTranslations('accessRequests');
  const { type, action, record = null, folder = null } = useSearch({ strict: false });
  if (type !== undefined && action !== undefined) {
    return <AskFor refused={{ action, type, record }} folder={folder} />;
  }
  return (
    <Page title={t('ask')}>
      <EmptyState title={t('noRefusal')} reason={t('noRefusalReason')} action={<AllRequests />} />
    </Page>
  );
}

interface AskForProps {
  readonly refused: { readonly action: string; readonly type: string; readonly record: string | null };
  readonly folder: string | null;
}

function AskFor({ refused, folder }: AskForProps) {
  const t = useTranslations('accessRequests');
  const calls = useCalls();
  const { data } = useSuspenseQuery(calls.options.access.options.queryOptions({ ...refused, folder }));
  const what = `${data.action} ${data.typeLabel}`;
  return (
    <Page title={t('ask')} lead={data.options.length > 0 ? t('askLead', { what }) : what}>
      {data.already !== null ? (
        <EmptyState title={t('already')} reason={data.already} action={<AllRequests />} />
      ) : data.nothing !== null ? (
        <EmptyState title={t('nothing')} reason={data.nothing} action={<AllRequests />} />
      ) : (
        <AskForm options={data.options} refused={refused} />
      )}
    </Page>
  );
}

function AllRequests() {
  const t = useTranslations('accessRequests');
  const { tenant } = useMe();
  return (
    <Link
      to="/t/$tenant/access-requests"
      params={{ tenant: tenant.slug }}
      className="text-accent hover:underline"
    >
      {t('all')}
    </Link>
  );
}
