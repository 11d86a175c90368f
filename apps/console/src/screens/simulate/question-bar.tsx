import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { SimulateFormView } from '@remit/api/simulate-views';
import type { PersonChip } from '@remit/api/views';
import { DateField } from '../../parts/date-field.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { isMoment } from '../../shell/moment-word.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { DraftSlot } from './draft-slot.tsx';
import { GivenFacts } from './given-facts.tsx';
import { RecordPicker } from './record-picker.tsx';
import { ANYONE } from './anyone.ts';
import { metOf } from './simulate-address.ts';
import { useSimulateSearch } from './use-simulate-search.ts';

interface QuestionBarProps {
  readonly form: SimulateFormView;
  /** Whom the last answer was about. */
  readonly person: PersonChip | null;
}

const DUTIES = ['second-factor', 'comment'] as const;

/** The question as a sentence of slots, each of them open until something is chosen. The address keeps them all. */
export function QuestionBar({ form, person }: QuestionBarProps) {
  const t = useTranslations('simulate');
  const me = useMe();
  const folders = useId();
  const { address, change } = useSimulateSearch();
  const type = form.types.find((each) => each.type === address.type);
  const actions = type?.actions ?? [...new Set(form.types.flatMap((each) => each.actions))].toSorted();
  const anyone: PersonChip = {
    id: ANYONE,
    name: t('anyone'),
    title: t('anyoneTitle'),
    department: null,
    departmentName: null,
  };
  const chosen = [anyone, me.person, person].find((each) => each !== null && each.id === address.who) ?? null;
  const met = metOf(address);
  return (
    <form
      aria-label={t('query')}
      onSubmit={(event) => event.preventDefault()}
      className="card flex flex-col gap-4 p-4"
    >
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <div className="flex flex-col gap-1">
          <span aria-hidden className="font-medium">
            {t('can')}
          </span>
          <PersonPicker
            label={t('who')}
            person={chosen}
            suggested={me.rooms.explain.allowed ? [anyone, me.person] : [me.person]}
            onPick={({ id }) => change({ who: id })}
          />
        </div>
        <Field label={t('action')}>
          {(wiring) => (
            <SelectBox
              {...wiring}
              value={actions.includes(address.do ?? '') ? address.do : ''}
              onChange={(event) => change({ do: event.target.value || undefined })}
            >
              <option value="">{t('anything')}</option>
              {actions.map((action) => (
                <option key={action}>{action}</option>
              ))}
            </SelectBox>
          )}
        </Field>
        <Field label={t('type')}>
          {(wiring) => (
            <SelectBox
              {...wiring}
              value={type?.type ?? ''}
              onChange={(event) =>
                change({ type: event.target.value || undefined, id: undefined, facts: undefined })
              }
            >
              <option value="">{t('anyType')}</option>
              {[...new Set(form.types.map(({ moduleLabel }) => moduleLabel))].map((module) => (
                <optgroup key={module} label={module}>
                  {form.types
                    .filter(({ moduleLabel }) => moduleLabel === module)
                    .map((each) => (
                      <option key={each.type} value={each.type}>
                        {each.label}
                      </option>
                    ))}
                </optgroup>
              ))}
            </SelectBox>
          )}
        </Field>
        {type === undefined ? null : (
          <div className="flex flex-col gap-1">
            <span aria-hidden className="font-medium">
              {t('where')}
            </span>
            <RecordPicker
              key={type.type}
              type={type.type}
              id={address.id ?? null}
              onPick={(id) => change({ id, ...(id === undefined ? {} : { facts: undefined }) })}
            />
          </div>
        )}
      </div>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {type === undefined || address.id !== undefined ? null : (
          <Field label={t('folder')} hint={t('folderHint')}>
            {(wiring) => (
              <>
                <input
                  {...wiring}
                  list={folders}
                  key={address.in ?? ''}
                  defaultValue={address.in ?? ''}
                  onBlur={(event) => change({ in: event.target.value.trim() || undefined })}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter') change({ in: event.currentTarget.value.trim() || undefined });
                  }}
                  className={`${inputLook} font-mono`}
                />
                <datalist id={folders}>
                  {form.folders.map((folder) => (
                    <option key={folder}>{folder}</option>
                  ))}
                </datalist>
              </>
            )}
          </Field>
        )}
        <DateField
          label={t('when')}
          hint={t('now')}
          value={isMoment(address.at) ? '' : (address.at ?? '')}
          onChange={(day) => change({ at: day || undefined })}
        />
        {me.rooms.roles.allowed ? (
          <Field label={t('version')} hint={t('versionHint', { version: form.policyVersion })}>
            {(wiring) => (
              <input
                {...wiring}
                inputMode="numeric"
                value={address.version ?? ''}
                onChange={(event) => change({ version: event.target.value || undefined, draft: undefined })}
                className={inputLook}
              />
            )}
          </Field>
        ) : null}
        {me.rooms.roles.allowed ? <DraftSlot /> : null}
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-medium">{t('met')}</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1">
            {DUTIES.map((duty) => (
              <label key={duty} className="flex min-h-8 items-center gap-2 max-sm:min-h-11">
                <input
                  type="checkbox"
                  checked={met.includes(duty)}
                  onChange={(event) => {
                    const next = DUTIES.filter((each) =>
                      each === duty ? event.target.checked : met.includes(each),
                    );
                    change({ met: next.join(',') || undefined });
                  }}
                />
                {t(`duty.${duty}`)}
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      {type === undefined || address.id !== undefined ? null : <GivenFacts fields={type.fields} />}
    </form>
  );
}
