import { useTranslations } from 'use-intl';
import type { GroupRow } from '@remit/api/groups/groups-views';
import { NameDialog } from '../../parts/dialogs/name-dialog.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { useGroupChange } from './use-group-change.ts';

interface RenameHolderProps {
  readonly view: Pick<GroupRow, 'kind' | 'id' | 'name'>;
  readonly onClose: () => void;
}

/** Calls a group or a department otherwise. What is said of it by id or path stays true. */
export function RenameHolder({ view: { kind, id, name: was }, onClose }: RenameHolderProps) {
  const t = useTranslations('groups');
  const { client } = useCalls();
  const { pending, make } = useGroupChange(onClose);
  const { make: undo } = useGroupChange(() => {});
  const rename = async (name: string, from: string): Promise<string> => {
    await client.groups.rename.mutate({ holder: { kind, id }, name, was: from });
    return t('renamed', { was: from, name });
  };
  return (
    <NameDialog
      title={t('renameTitle', { name: was })}
      description={t('renameLead')}
      label={t('name')}
      name={was}
      longest={120}
      hint={() => null}
      refuse={(name) => (name.trim() === '' ? t('nameMissing') : null)}
      action={t('renameConfirm')}
      pending={pending}
      onName={(typed) => {
        const name = typed.trim();
        make(() => rename(name, was), { label: t('undo'), run: () => undo(() => rename(was, name)) });
      }}
      onClose={onClose}
    />
  );
}
