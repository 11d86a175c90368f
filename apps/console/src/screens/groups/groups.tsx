import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Page } from '../../parts/page.tsx';
import { PeoplePath } from '../people/people-path.tsx';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { groups as words } from '../../words/groups.ts';
import { MoreWords } from '../../words/words.tsx';
import { GroupLinks } from './group-links.tsx';
import { MakeHolder } from './make-holder.tsx';

/** Every group and department, how many are in it and what it gives. */
export function GroupsScreen() {
  return (
    <MoreWords words={{ groups: words }}>
      <Groups />
    </MoreWords>
  );
}

function Groups() {
  const t = useTranslations('groups');
  const calls = useCalls();
  const query = useQuery(calls.options.groups.list.queryOptions());
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) {
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
  }
  const all = query.data.groups;
  const kinds = [
    { title: t('groups'), rows: all.filter(({ kind }) => kind === 'group') },
    { title: t('departments'), rows: all.filter(({ kind }) => kind === 'department') },
  ];
  return (
    <Page
      title={<PeoplePath>{t('title')}</PeoplePath>}
      lead={t('lead')}
      actions={<MakeHolder view={query.data} />}
    >
      {all.length === 0 ? <EmptyState title={t('none')} reason={t('noneReason')} /> : null}
      <div className="grid gap-6 lg:grid-cols-2">
        {kinds
          .filter(({ rows }) => rows.length > 0)
          .map(({ title, rows }) => (
            <Section key={title} level={2} title={title} titleClass="mb-2 font-medium">
              <GroupLinks rows={rows} />
            </Section>
          ))}
      </div>
    </Page>
  );
}
