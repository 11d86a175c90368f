import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { buttonLook } from '../../parts/button.tsx';
import { Chip, PathChip } from '../../parts/chip.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { groups as words } from '../../words/groups.ts';
import { MoreWords } from '../../words/words.tsx';
import { DepartmentHead } from './department-head.tsx';
import { GroupLinks } from './group-links.tsx';
import { GroupPeople } from './group-people.tsx';
import { GroupRule } from './group-rule.tsx';
import { GroupRoles } from './group-roles.tsx';
import { HolderActions } from './holder-actions.tsx';

/** One group or department: who is in it and by what way, and what it gives them. */
export function GroupScreen() {
  return (
    <MoreWords words={{ groups: words }}>
      <Group />
    </MoreWords>
  );
}

function Group() {
  const t = useTranslations('groups');
  const calls = useCalls();
  const { tenant } = useMe();
  const { group: id } = useParams({ from: '/t/$tenant/groups/$group' });
  // A department goes by its path, a group by an id of its own.
  const kind = id.startsWith('/') ? 'department' : 'group';
  const query = useQuery(calls.options.groups.get.queryOptions({ kind, id }));
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) {
    const way = (
      <Link to="/t/$tenant/groups" params={{ tenant: tenant.slug }} className={buttonLook('plain')}>
        {t('title')}
      </Link>
    );
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} way={way} />;
  }
  const view = query.data;
  return (
    <Page
      title={
        <TitlePath
          under={
            <Link to="/t/$tenant/groups" params={{ tenant: tenant.slug }}>
              {t('title')}
            </Link>
          }
        >
          {view.name}
        </TitlePath>
      }
      actions={<HolderActions view={view} />}
      lead={
        <span className="flex flex-wrap items-center gap-2">
          <Chip>{t(kind)}</Chip>
          {kind === 'department' ? <PathChip path={id} /> : null}
          {t('size', { count: view.members })}
        </span>
      }
    >
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex flex-col gap-6">
          {view.head === null ? null : <DepartmentHead view={view} head={view.head} />}
          <GroupRoles view={view} />
          {view.rule === null ? null : <GroupRule view={view} rule={view.rule} />}
          {view.inside.length === 0 ? null : (
            <Section level={2} title={t('inside')} titleClass="mb-2 font-medium">
              <GroupLinks rows={view.inside} />
            </Section>
          )}
          {view.around.length === 0 ? null : (
            <Section level={2} title={t('outside')} titleClass="mb-2 font-medium">
              <GroupLinks rows={view.around} />
            </Section>
          )}
        </div>
        <GroupPeople view={view} />
      </div>
    </Page>
  );
}
