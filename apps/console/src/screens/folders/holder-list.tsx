import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { Avatar } from '../../parts/avatar.tsx';
import { When } from '../../parts/when.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';

const shown = 12;

/** Who holds a role in a folder, and by an assignment where. */
export function HolderList({ folder, role }: { readonly folder: string; readonly role: string }) {
  const t = useTranslations('folders');
  const calls = useCalls();
  const { tenant } = useMe();
  const query = useQuery({
    ...calls.options.folders.holders.queryOptions({ folder, role }),
    placeholderData: keepPreviousData,
  });
  if (query.error !== null) return <p className="text-loss">{problemOf(query.error).message}</p>;
  if (query.data === undefined) return <p className="text-ink-3">{t('holdersLoading')}</p>;
  const { people, total } = query.data;
  if (people.length === 0) return <p className="text-ink-2">{t('nobodyNamed', { count: total })}</p>;
  return (
    <div className={query.isPlaceholderData ? 'opacity-60' : undefined}>
      <ul className="flex flex-col gap-1.5 max-sm:gap-0">
        {people.slice(0, shown).map(({ person, from, through, until }) => (
          <li key={person.id} className="relative flex items-center gap-2 max-sm:min-h-12">
            <Avatar name={person.name} />
            <span className="min-w-0 flex-1">
              <Link
                to="/t/$tenant/people/$person"
                params={{ tenant: tenant.slug, person: person.id }}
                // Its line is what is pressed: a name alone is too low for a finger.
                className="block truncate font-medium after:absolute after:inset-0 hover:underline"
              >
                {person.name}
              </Link>
              <span className="block truncate text-xs text-ink-3">
                {from === folder ? t('givenHere') : t('givenAt', { folder: from })}
                {through.kind === 'group' ? t('throughGroup', { name: through.name }) : null}
                {through.kind === 'department' ? t('throughDepartment', { name: through.name }) : null}
                {until === null ? null : (
                  <>
                    {', '}
                    {t('until')} <When at={until} />
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {total > Math.min(shown, people.length) ? (
        <p className="mt-1.5 text-xs text-ink-3">
          {t('moreHolders', { count: total - Math.min(shown, people.length) })}
        </p>
      ) : null}
    </div>
  );
}
