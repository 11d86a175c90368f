import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftView } from '@remit/api/changes-views';
import type { PersonChip } from '@remit/api/views';
import type { ItemName } from '@remit/policy/document-items';
import { problemOf } from '../../data/problem.ts';
import { conditionOf, type Staging } from '../../draft/only-where.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { folders as folderWords } from '../../words/folders.ts';
import { MoreWords } from '../../words/words.tsx';
import { FolderPicker } from '../folders/folder-picker.tsx';
import { endOfDay } from '../people/period-of.ts';
import { useOnlyWhere } from './use-item-step.ts';

interface StageItemProps {
  readonly draft: DraftView;
  readonly item: ItemName;
  /** What the item is called. */
  readonly title: string;
  readonly onClose: () => void;
}

/** Lets what a draft changes count for everybody but one person for a time, or in one folder first. */
export function StageItem({ draft, item, title, onClose }: StageItemProps) {
  const t = useTranslations('draftImpact');
  const { client, options } = useCalls();
  const { tenant } = useMe();
  const name = useId();
  const [kind, setKind] = useState<Staging['kind']>('but');
  const [person, setPerson] = useState<PersonChip | null>(null);
  const [until, setUntil] = useState('');
  const [folder, setFolder] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [opened] = useState(() => Date.now());
  const tree = useQuery({ ...options.folders.list.queryOptions(), enabled: kind === 'folder' });
  const still = (endOfDay(until, tenant.timeZone) ?? opened) > opened;
  const complete = kind === 'folder' ? folder !== null : person !== null && still;
  const step = useOnlyWhere(draft, async () => {
    if (kind === 'folder') return conditionOf({ kind, folder: folder ?? '/' });
    const { email } = await client.people.get.query({ member: person?.id ?? '' });
    return conditionOf({ kind, email, until });
  });
  const said = step.error ?? tree.error;
  return (
    <Dialog open onClose={onClose} title={t('stageTitle', { item: title })} description={t('stageLead')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (complete) step.mutate([item], { onSuccess: (saved) => saved !== null && onClose() });
        }}
      >
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">{t('stageHow')}</legend>
          {(['but', 'folder'] as const).map((choice) => (
            <label key={choice} className="flex min-h-6 items-center gap-2 max-sm:min-h-11">
              <input
                type="radio"
                name={name}
                checked={kind === choice}
                onChange={() => setKind(choice)}
                className="size-4 shrink-0 accent-accent"
              />
              {t(choice === 'but' ? 'stageBut' : 'stageFolder')}
            </label>
          ))}
        </fieldset>
        {kind === 'but' ? (
          <>
            <PersonPicker label={t('stageWhom')} person={person} suggested={[]} onPick={setPerson} />
            <DateField
              label={t('stageUntil')}
              hint={t('stageUntilHint', { zone: tenant.timeZone })}
              value={until}
              onChange={setUntil}
            />
          </>
        ) : (
          <MoreWords words={{ folders: folderWords }}>
            <FolderPicker
              label={t('stageWhere')}
              folder={folder}
              folders={tree.data?.folders.filter((path) => path !== '/') ?? []}
              onPick={setFolder}
            />
          </MoreWords>
        )}
        <p role="alert" className="text-loss first-letter:uppercase empty:hidden">
          {said !== null
            ? problemOf(said).message
            : step.data === null
              ? t('stageCannot')
              : tried && !complete
                ? t(kind === 'but' ? 'stageMissing' : 'stageMissingFolder')
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
