import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupView, HeadView } from '@remit/api/groups/groups-views';
import { Avatar } from '../../parts/avatar.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../shell/tenant-context.ts';

// It brings the picker of people with it.
const NameHead = lazyDialog(async () => (await import('./name-head.tsx')).NameHead);

interface DepartmentHeadProps {
  readonly view: Pick<GroupView, 'id' | 'name'>;
  readonly head: HeadView;
}

/** Who heads a department, and naming somebody else. */
export function DepartmentHead({ view, head }: DepartmentHeadProps) {
  const t = useTranslations('groups');
  const { tenant } = useMe();
  const [naming, setNaming] = useState(false);
  const { person, unseen, change } = head;
  return (
    <Section level={2} title={t('head')} titleClass="mb-2 font-medium">
      <div className="card flex flex-wrap items-center gap-3 px-4 py-2.5">
        {person === null ? (
          <p className="min-w-0 flex-1 text-ink-2">{t(unseen ? 'headUnseen' : 'headless')}</p>
        ) : (
          <Link
            to="/t/$tenant/people/$person"
            params={{ tenant: tenant.slug, person: person.id }}
            className="flex min-h-9 min-w-0 flex-1 items-center gap-3 hover:underline max-sm:min-h-11"
          >
            <Avatar name={person.name} />
            <span className="min-w-0">
              <span className="block truncate font-medium">{person.name}</span>
              <span className="block truncate text-xs text-ink-3">{person.title}</span>
            </span>
          </Link>
        )}
        <GuardedButton
          guard={change}
          asked={{ title: t('headTitle', { name: view.name }) }}
          onPress={() => setNaming(true)}
        >
          {t('headOpen')}
        </GuardedButton>
      </div>
      <Suspense>
        {naming ? <NameHead view={view} head={head} onClose={() => setNaming(false)} /> : null}
      </Suspense>
    </Section>
  );
}
