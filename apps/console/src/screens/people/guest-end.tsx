import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonView } from '@remit/api/people/people-views';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/fields/date-field.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { When } from '../../parts/when.tsx';
import { ChangeEffect } from './change-effect.tsx';
import { ConfirmChange } from './confirm-change.tsx';
import { endOfDay } from './period-of.ts';
import { usePersonChange } from './use-person-change.ts';

interface GuestEndProps {
  readonly view: PersonView;
  readonly guest: NonNullable<PersonView['guest']>;
}

/** When a guest's time ends, who answers for them, and how to change it. */
export function GuestEnd({ view, guest }: GuestEndProps) {
  const t = useTranslations('manage');
  const [day, setDay] = useState('');
  const [ending, setEnding] = useState(false);
  const { pending, make } = usePersonChange(() => {
    setDay('');
    setEnding(false);
  });
  const { id: member, name } = view.person;
  const until = endOfDay(day, view.timeZone);
  const over = guest.until <= view.now;
  return (
    <div className="mt-2 flex flex-col gap-3 rounded-lg border border-line p-3">
      <p>
        {t(over ? 'guestOver' : 'guestUntil')} <When at={guest.until} exact />.{' '}
        {guest.sponsor === null ? null : t('sponsor', { name: guest.sponsor.name })}
      </p>
      {guest.sponsorProblem === null ? null : (
        <p className="text-warn first-letter:uppercase">{guest.sponsorProblem}.</p>
      )}
      {view.extend.allowed ? (
        <DateField
          label={t('lastDay')}
          hint={t('zone', { zone: view.timeZone })}
          value={day}
          onChange={setDay}
        />
      ) : null}
      {until === null ? null : (
        <>
          <ChangeEffect change={{ kind: 'extend', member, until }} />
          <Button
            look="primary"
            className="self-start"
            pending={pending}
            onClick={() =>
              make(async ({ client }) => {
                await client.people.extendGuest.mutate({ member, until });
                return t('extendDone');
              })
            }
          >
            {t(over ? 'giveTime' : 'extend')}
          </Button>
        </>
      )}
      {over ? null : (
        <GuardedButton
          guard={view.extend}
          look="danger"
          className="self-start"
          asked={{ title: t('endNowTitle', { name }) }}
          onPress={() => setEnding(true)}
        >
          {t('endNow')}
        </GuardedButton>
      )}
      <ConfirmChange
        open={ending}
        onClose={() => setEnding(false)}
        title={t('endNowTitle', { name })}
        confirm={t('endNow')}
        pending={pending}
        onConfirm={() =>
          make(async ({ client }) => {
            await client.people.extendGuest.mutate({ member, until: 'now' });
            return t('ends', { name });
          })
        }
      >
        <p className="text-ink-2">{t('endNowEffect')}</p>
      </ConfirmChange>
    </div>
  );
}
