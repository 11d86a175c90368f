import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AssignmentView, PersonView } from '@remit/api/people/people-views';
import { Chip, PathChip } from '../../parts/chip.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';
import { ConfirmChange } from './confirm-change.tsx';
import { usePersonChange } from './use-person-change.ts';

/** The roles that somebody holds, by what, from when until when; each with its way out, or why there is none. */
export function AssignmentList({ view }: { readonly view: PersonView }) {
  const t = useTranslations('manage');
  const [removing, setRemoving] = useState<AssignmentView | null>(null);
  const { pending, make } = usePersonChange(() => setRemoving(null));
  return (
    <Section level={3} title={t('holds', { count: view.assignments.length })} titleClass="font-medium">
      {view.assignments.length === 0 ? <p className="mt-1 text-ink-2">{t('holdsNothing')}</p> : null}
      <ul className="mt-2 divide-y divide-line rounded-lg border border-line">
        {view.assignments.map((held) => (
          <li key={held.id} className="flex items-start gap-3 px-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{held.roleLabel}</span>
                <PathChip path={held.folder} />
                {held.standing === 'active' ? null : (
                  <Chip tone="warn">{t(held.standing === 'ended' ? 'ended' : 'later')}</Chip>
                )}
              </p>
              <p className="text-xs text-ink-3">
                {held.through.kind === 'member'
                  ? null
                  : t('through', { kind: held.through.kind, name: held.through.name })}{' '}
                {held.from === null ? null : (
                  <>
                    {t('from')} <When at={held.from} exact />{' '}
                  </>
                )}
                {held.until === null ? null : (
                  <>
                    {t('until')} <When at={held.until} exact />
                  </>
                )}
              </p>
            </div>
            <GuardedButton
              guard={held.unassign}
              asked={{ title: t('removeNamed', { role: held.roleLabel, folder: held.folder }) }}
              aria-label={t('removeNamed', { role: held.roleLabel, folder: held.folder })}
              onPress={() => setRemoving(held)}
            >
              {t('remove')}
            </GuardedButton>
          </li>
        ))}
      </ul>
      {removing === null ? null : (
        <ConfirmChange
          open
          onClose={() => setRemoving(null)}
          title={t('removeTitle', { role: removing.roleLabel, folder: removing.folder })}
          confirm={t('remove')}
          pending={pending}
          change={{ kind: 'unassign', member: view.person.id, assignment: removing.id }}
          onConfirm={() =>
            make(async ({ client }) => {
              await client.people.unassign.mutate({ assignment: removing.id });
              return t('removed', { role: removing.roleLabel });
            })
          }
        />
      )}
    </Section>
  );
}
