import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { folders as folderWords } from '../../words/folders.ts';
import { MoreWords } from '../../words/words.tsx';
import { FolderPicker } from '../folders/folder-picker.tsx';

interface FirstPickerProps {
  readonly kind: 'folder' | 'group';
  /** The path of a folder, or the id of a group; null while none is picked. */
  readonly picked: string | null;
  readonly onPick: (picked: string | null) => void;
}

/** Picks the folder or the group that has a change first. */
export function FirstPicker({ kind, picked, onPick }: FirstPickerProps) {
  return kind === 'folder' ? (
    <FirstFolder picked={picked} onPick={onPick} />
  ) : (
    <FirstGroup picked={picked} onPick={onPick} />
  );
}

type PickerProps = Omit<FirstPickerProps, 'kind'>;

function FirstFolder({ picked, onPick }: PickerProps) {
  const t = useTranslations('draftImpact');
  const { options } = useCalls();
  const tree = useQuery(options.folders.list.queryOptions());
  return (
    <MoreWords words={{ folders: folderWords }}>
      <FolderPicker
        label={t('stageWhere')}
        folder={picked}
        folders={tree.data?.folders.filter((path) => path !== '/') ?? []}
        onPick={onPick}
      />
      <Failed error={tree.error} />
    </MoreWords>
  );
}

function FirstGroup({ picked, onPick }: PickerProps) {
  const t = useTranslations('draftImpact');
  const { options } = useCalls();
  const list = useQuery(options.groups.list.queryOptions());
  const groups = list.data?.groups.filter(({ kind }) => kind === 'group') ?? [];
  return (
    <>
      <SelectField
        label={t('stageWhose')}
        hint={t('stageGroupHint')}
        choices={[
          ['', t('stageGroupNone')],
          ...groups.map(
            ({ id, name, members }) => [id, t('stageGroupOf', { name, count: members })] as const,
          ),
        ]}
        chosen={picked ?? ''}
        onChoose={(choice) => onPick(choice === '' ? null : choice)}
      />
      <Failed error={list.error} />
    </>
  );
}

/** What there is to pick from could not be had. */
function Failed({ error }: { readonly error: unknown }) {
  return error === null ? null : (
    <p role="alert" className="text-loss first-letter:uppercase">
      {problemOf(error).message}
    </p>
  );
}
