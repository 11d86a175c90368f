import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { DateField } from '../../parts/fields/date-field.tsx';
import { PersonField } from '../../parts/fields/person-field.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useNewDelegation } from './use-new-delegation.ts';

/** Hands one's own decisions to somebody for a time. */
export function DelegationForm({ known }: { readonly known: readonly (PersonChip | null)[] }) {
  const t = useTranslations('delegations');
  const calls = useCalls();
  const { timeZone } = useMe().tenant;
  const { entries, set, tried, problem, creating, send } = useNewDelegation();
  const suggested = [...new Map(known.flatMap((each) => (each === null ? [] : [[each.id, each]]))).values()];
  return (
    <form
      noValidate
      className="card flex flex-col gap-4 self-start bg-sunken p-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <PersonField
        label={t('who')}
        error={tried && entries.to === null ? t('whoMissing') : null}
        person={entries.to}
        suggested={suggested}
        find={(q) => (q.length < 2 ? Promise.resolve([]) : calls.client.delegations.people.query({ q }))}
        onPick={(to) => set({ to })}
      />
      <DateField
        label={t('from')}
        hint={t('fromHint')}
        value={entries.from}
        onChange={(from) => set({ from })}
      />
      <DateField
        label={t('until')}
        hint={t('untilHint', { zone: timeZone })}
        error={timeError()}
        value={entries.last}
        onChange={(last) => set({ last })}
      />
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        error={tried && entries.reason.trim() === '' ? t('reasonMissing') : null}
        required
        maxLength={500}
        value={entries.reason}
        onChange={(reason) => set({ reason })}
      />
      <CheckField checked={entries.passOn} onChange={(passOn) => set({ passOn })}>
        {t('passOn')}
      </CheckField>
      <div role="alert" className="text-loss first-letter:uppercase empty:hidden">
        {creating.isError ? problemOf(creating.error).message : null}
      </div>
      <Button submits look="primary" pending={creating.isPending} className="self-start">
        {t('create')}
      </Button>
    </form>
  );

  function timeError(): string | null {
    switch (problem) {
      case null:
        return null;
      case 'no-end':
        return t('untilMissing');
      case 'over-before-it-begins':
        return t('untilEarly');
      default:
        return problem satisfies never;
    }
  }
}
