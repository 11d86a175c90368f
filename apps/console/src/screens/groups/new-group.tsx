import { useTranslations } from 'use-intl';
import { NameDialog } from '../../parts/dialogs/name-dialog.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { useGroupChange } from './use-group-change.ts';
import { useOpenHolder } from './use-open-holder.ts';

/** Makes a group, and goes to where it is filled. It begins empty, so nobody gains anything by it. */
export function NewGroup({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('groups');
  const { client } = useCalls();
  const open = useOpenHolder();
  const { pending, make } = useGroupChange(onClose);
  return (
    <NameDialog
      title={t('newGroupTitle')}
      description={t('newLead')}
      label={t('name')}
      longest={120}
      hint={() => null}
      refuse={(name) => (name.trim() === '' ? t('nameMissing') : null)}
      action={t('newGroupConfirm')}
      pending={pending}
      onName={(name) =>
        make(async () => {
          const { id } = await client.groups.create.mutate({ kind: 'group', name: name.trim() });
          open(id);
          return t('made', { name: name.trim() });
        })
      }
      onClose={onClose}
    />
  );
}
