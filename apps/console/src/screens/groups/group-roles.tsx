import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupView } from '@remit/api/groups/groups-views';
import { Chip, PathChip } from '../../parts/chip.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';
import { EndRole } from './end-role.tsx';

// Its form comes when it is asked for.
const GiveRole = lazyDialog(async () => (await import('./give-role.tsx')).GiveRole);

type Given = GroupView['assignments'][number];

/** The roles that everybody in a group holds by it; each of its own with its way out, or why there is none. */
export function GroupRoles({ view }: { readonly view: GroupView }) {
  const t = useTranslations('groups');
  const [ending, setEnding] = useState<Given | null>(null);
  const [giving, setGiving] = useState(false);
  const { assignments, kind, name, choices } = view;
  return (
    <Section level={2} title={t('roles', { count: assignments.length })} titleClass="mb-2 font-medium">
      {assignments.length === 0 ? <p className="text-ink-2">{t('givesNothing')}</p> : null}
      <ul className="card divide-y divide-line empty:hidden">
        {assignments.map((given) => {
          const own = given.through.kind === kind && given.through.name === name;
          const words = { role: given.roleLabel, folder: given.folder };
          return (
            <li key={given.id} className="flex items-center gap-3 px-4 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-medium">{given.roleLabel}</span>
                  <PathChip path={given.folder} />
                  {given.standing === 'active' ? null : (
                    <Chip tone="warn">{t(given.standing === 'ended' ? 'ended' : 'later')}</Chip>
                  )}
                </p>
                <p className="text-xs text-ink-3 empty:hidden">
                  {own ? null : t('around', { name: given.through.name })}{' '}
                  {given.from === null ? null : (
                    <>
                      {t('from')} <When at={given.from} exact />{' '}
                    </>
                  )}
                  {given.until === null ? null : (
                    <>
                      {t('until')} <When at={given.until} exact />
                    </>
                  )}
                </p>
              </div>
              {own ? (
                <GuardedButton
                  guard={given.unassign}
                  asked={{ title: t('endNamed', words) }}
                  aria-label={t('endNamed', words)}
                  onPress={() => setEnding(given)}
                >
                  {t('end')}
                </GuardedButton>
              ) : null}
            </li>
          );
        })}
      </ul>
      <GuardedButton
        guard={choices.assign}
        asked={{ title: t('giveTitle', { name }) }}
        className="mt-3"
        onPress={() => setGiving(true)}
      >
        {t('give')}
      </GuardedButton>
      {giving ? (
        <Suspense>
          <GiveRole view={view} onClose={() => setGiving(false)} />
        </Suspense>
      ) : null}
      {ending === null ? null : <EndRole given={ending} name={name} onClose={() => setEnding(null)} />}
    </Section>
  );
}
