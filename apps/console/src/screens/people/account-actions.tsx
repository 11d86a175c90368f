import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonView } from '@remit/api/people/people-views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Section } from '../../parts/section.tsx';
import { ConfirmChange } from './confirm-change.tsx';
import { GuestEnd } from './guest-end.tsx';
import { usePersonChange } from './use-person-change.ts';

/** Keeping somebody out, letting them in again, and ending their sessions; of a guest, when their time ends. */
export function AccountActions({ view }: { readonly view: PersonView }) {
  const t = useTranslations('manage');
  const [asked, setAsked] = useState<'suspend' | 'restore' | 'endSessions' | null>(null);
  const { pending, make } = usePersonChange(() => setAsked(null));
  const { id: member, name } = view.person;
  const standing = view.status === 'suspended' ? 'restore' : 'suspend';
  return (
    <Section level={3} title={t('account')} titleClass="font-medium">
      {view.guest === null ? null : <GuestEnd view={view} guest={view.guest} />}
      <div className="mt-2 flex flex-wrap gap-2">
        {view.status === 'left' ? null : (
          <GuardedButton
            guard={view.suspend}
            look={standing === 'suspend' ? 'danger' : 'plain'}
            asked={{ title: t(`${standing}Title`, { name }) }}
            onPress={() => setAsked(standing)}
          >
            {t(standing)}
          </GuardedButton>
        )}
        <GuardedButton
          guard={view.endSessions}
          look="danger"
          asked={{ title: t('endSessionsTitle', { name }) }}
          onPress={() => setAsked('endSessions')}
        >
          {t('endSessions')}
        </GuardedButton>
      </div>
      {asked === 'suspend' || asked === 'restore' ? (
        <ConfirmChange
          open
          onClose={() => setAsked(null)}
          title={t(`${asked}Title`, { name })}
          confirm={t(asked)}
          pending={pending}
          change={{ kind: asked, member }}
          onConfirm={() =>
            make(async ({ client }) => {
              if (asked === 'suspend') await client.people.suspend.mutate({ member });
              else await client.people.restore.mutate({ member });
              return t(asked === 'suspend' ? 'suspended' : 'restored', { name });
            })
          }
        />
      ) : null}
      {asked === 'endSessions' ? (
        <ConfirmChange
          open
          onClose={() => setAsked(null)}
          title={t('endSessionsTitle', { name })}
          confirm={t('endSessions')}
          pending={pending}
          onConfirm={() =>
            make(async ({ client }) => {
              const { sessionsEnded } = await client.people.endSessions.mutate({ member });
              return t('sessionsEnded', { count: sessionsEnded });
            })
          }
        >
          <p className="text-ink-2">{t('endSessionsEffect', { count: view.sessions ?? 0 })}</p>
        </ConfirmChange>
      ) : null}
    </Section>
  );
}
