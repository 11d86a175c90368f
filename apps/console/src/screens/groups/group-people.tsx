import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { GroupMemberView, GroupView } from '@remit/api/groups/groups-views';
import { Avatar } from '../../parts/avatar.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { TakeOut } from './take-out.tsx';

// It brings the picker of people with it.
const PutIn = lazyDialog(async () => (await import('./put-in.tsx')).PutIn);

/** Everybody in a group whom the reader may see, and by what way they are in it: both, where there are two. */
export function GroupPeople({ view }: { readonly view: GroupView }) {
  const t = useTranslations('groups');
  const collator = new Intl.Collator(useLocale());
  const people = view.people.toSorted((one, other) => collator.compare(one.person.name, other.person.name));
  const { tenant } = useMe();
  const [leaving, setLeaving] = useState<GroupMemberView['person'] | null>(null);
  const [joining, setJoining] = useState(false);
  const more = view.members - view.people.length;
  return (
    <Section level={2} title={t('members', { count: view.members })} titleClass="mb-2 font-medium">
      {view.join === null ? null : (
        <GuardedButton
          guard={view.join}
          asked={{ title: t('putInTitle', { group: view.name }) }}
          className="mb-3"
          onPress={() => setJoining(true)}
        >
          {t('putInOpen')}
        </GuardedButton>
      )}
      {view.members === 0 ? <p className="text-ink-2">{t('nobodyIn')}</p> : null}
      <ul className="card divide-y divide-line overflow-hidden empty:hidden">
        {people.map(({ person, direct, byRule, through, leave }) => (
          <li key={person.id} className="flex items-center gap-2 pr-4 hover:bg-hover">
            <Link
              to="/t/$tenant/people/$person"
              params={{ tenant: tenant.slug, person: person.id }}
              className="flex min-h-12 min-w-0 flex-1 items-center gap-3 py-2 pl-4 focus-visible:-outline-offset-2"
            >
              <Avatar name={person.name} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{person.name}</span>
                <span className="block truncate text-xs text-ink-3">{person.title}</span>
              </span>
              <span className="text-right text-xs text-ink-3">
                {[
                  ...(direct ? [t('direct')] : []),
                  ...(byRule ? [t('byRule')] : []),
                  ...(through.length === 0 ? [] : [t('through', { names: through.join(', ') })]),
                ].join(', ')}
              </span>
            </Link>
            {leave === null ? null : (
              <GuardedButton
                guard={leave}
                asked={{ title: t('takeOutNamed', { person: person.name }) }}
                aria-label={t('takeOutNamed', { person: person.name })}
                onPress={() => setLeaving(person)}
              >
                {t('takeOut')}
              </GuardedButton>
            )}
          </li>
        ))}
      </ul>
      {joining ? (
        <Suspense>
          <PutIn group={view} onClose={() => setJoining(false)} />
        </Suspense>
      ) : null}
      {leaving === null ? null : <TakeOut person={leaving} group={view} onClose={() => setLeaving(null)} />}
      {more === 0 ? null : <p className="mt-2 text-ink-3">{t('hidden', { count: more })}</p>}
    </Section>
  );
}
