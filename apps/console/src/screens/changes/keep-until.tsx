import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftView } from '@remit/api/changes-views';
import type { PersonChip } from '@remit/api/views';
import { itemId, type ItemName } from '@remit/policy/document-items';
import { problemOf } from '../../data/problem.ts';
import { itemCalled } from '../../draft/item-called.ts';
import { conditionOf } from '../../draft/only-where.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { endOfDay } from '../people/period-of.ts';
import { useOnlyWhere } from './use-item-step.ts';

interface KeepUntilProps {
  readonly draft: DraftView;
  /** Those who lose by it, as far as they are named. */
  readonly people: readonly PersonChip[];
  /** What of the draft somebody can be left out of. */
  readonly items: readonly ItemName[];
  readonly onClose: () => void;
}

/** Lets somebody who loses something by a draft keep it until a day: they are left out of what takes it away. */
export function KeepUntil({ draft, people, items, onClose }: KeepUntilProps) {
  const t = useTranslations('draftImpact');
  const name = useTranslations('versions');
  const { client, options } = useCalls();
  const { tenant } = useMe();
  const { data: policy } = useQuery(options.policy.current.queryOptions());
  const [person, setPerson] = useState(people.length === 1 ? (people[0] ?? null) : null);
  const [until, setUntil] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [opened] = useState(() => Date.now());
  const chosen = items.filter((item) => !left.has(itemId(item)));
  const still = (endOfDay(until, tenant.timeZone) ?? opened) > opened;
  const complete = person !== null && still && chosen.length > 0;
  const step = useOnlyWhere(draft, async () => {
    const { email } = await client.people.get.query({ member: person?.id ?? '' });
    return conditionOf({ kind: 'but', email, until });
  });
  return (
    <Dialog open onClose={onClose} title={t('keepTitle')} description={t('stageLead')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (complete) step.mutate(chosen, { onSuccess: (saved) => saved !== null && onClose() });
        }}
      >
        <div className="flex flex-col gap-1">
          <span aria-hidden className="font-medium">
            {t('stageWhom')}
          </span>
          <PersonPicker label={t('stageWhom')} person={person} suggested={people} onPick={setPerson} />
        </div>
        <DateField
          label={t('stageUntil')}
          hint={t('stageUntilHint', { zone: tenant.timeZone })}
          value={until}
          onChange={setUntil}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">{t('keepFrom')}</legend>
          {items.map((item) => {
            const id = itemId(item);
            return (
              <label key={id} className="flex min-h-6 items-center gap-2 max-sm:min-h-11">
                <input
                  type="checkbox"
                  checked={!left.has(id)}
                  onChange={({ target }) =>
                    setLeft(new Set(target.checked ? [...left].filter((each) => each !== id) : [...left, id]))
                  }
                  className="size-4 shrink-0 accent-accent"
                />
                <span className="min-w-0 break-words">
                  {name(`item.${item.kind}`, { key: itemCalled(policy?.document, item) })}
                </span>
              </label>
            );
          })}
        </fieldset>
        <p role="alert" className="text-loss first-letter:uppercase empty:hidden">
          {step.error !== null
            ? problemOf(step.error).message
            : step.data === null
              ? t('stageCannot')
              : tried && !complete
                ? t(chosen.length === 0 ? 'keepNothing' : 'stageMissing')
                : null}
        </p>
        <DialogActions onCancel={onClose}>
          <Button look="primary" submits pending={step.isPending}>
            {t('stageConfirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
