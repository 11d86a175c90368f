import { useTranslations } from 'use-intl';
import type { SimulateFormView } from '@remit/api/simulate/simulate-views';
import type { PersonChip } from '@remit/api/views';
import { classes } from '../../parts/classes.ts';
import { DateField } from '../../parts/fields/date-field.tsx';
import { Folded } from '../../parts/folded.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { isMoment } from '../../shell/moment-word.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { DraftSlot } from './draft-slot.tsx';
import { DutiesSlot } from './duties-slot.tsx';
import { FolderSlot } from './folder-slot.tsx';
import { GivenFacts } from './given-facts.tsx';
import { RecordPicker } from './record-picker.tsx';
import { TypeSlot } from './type-slot.tsx';
import { useSimulateSearch } from './use-simulate-search.ts';
import { WhoSlot } from './who-slot.tsx';

interface QuestionBarProps {
  readonly form: SimulateFormView;
  /** Whom the last answer was about. */
  readonly person: PersonChip | null;
}

/** The question as a sentence of slots, each of them open until something is chosen. The address keeps them all. */
export function QuestionBar({ form, person }: QuestionBarProps) {
  const t = useTranslations('simulate');
  const { rooms } = useMe();
  const { address, change } = useSimulateSearch();
  const type = form.types.find((each) => each.type === address.type);
  const described = type !== undefined && address.id === undefined;
  const beside = [
    described ? address.in : undefined,
    address.at,
    address.version,
    address.draft,
    address.met,
  ];
  const actions = type?.actions ?? [...new Set(form.types.flatMap((each) => each.actions))].toSorted();
  return (
    <form
      aria-label={t('query')}
      onSubmit={(event) => event.preventDefault()}
      className="card flex flex-col gap-4 p-4"
    >
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <WhoSlot person={person} />
        <SelectField
          label={t('action')}
          choices={[['', t('anything')], ...actions.map((action) => [action, action] as const)]}
          chosen={actions.find((action) => action === address.do) ?? ''}
          onChoose={(choice) => change({ do: choice || undefined })}
        />
        <TypeSlot types={form.types} chosen={type?.type} />
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
      <Folded label={t('beside', { count: beside.filter((each) => each !== undefined).length })}>
        <div
          className={classes(
            'grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-4',
            // Five slots stand in one row where there is room: the answer below is what one came for.
            described && rooms.roles.allowed && 'xl:grid-cols-5',
          )}
        >
          {described ? <FolderSlot folders={form.folders} /> : null}
          <DateField
            label={t('when')}
            hint={t('now')}
            value={isMoment(address.at) ? '' : (address.at ?? '')}
            onChange={(day) => change({ at: day || undefined })}
          />
          {rooms.roles.allowed ? (
            <TextField
              label={t('version')}
              hint={t('versionHint', { version: form.policyVersion })}
              inputMode="numeric"
              value={address.version ?? ''}
              onChange={(typed) => change({ version: typed || undefined, draft: undefined })}
            />
          ) : null}
          {rooms.roles.allowed ? <DraftSlot /> : null}
          <DutiesSlot />
        </div>
      </Folded>
      {described ? <GivenFacts fields={type.fields} /> : null}
    </form>
  );
}
