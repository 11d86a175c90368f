import { useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupView } from '@remit/api/groups/groups-views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useGroupChange } from './use-group-change.ts';

// Its form comes when it is asked for.
const RenameHolder = lazyDialog(async () => (await import('./rename-holder.tsx')).RenameHolder);

/** Calls a group or a department otherwise, and archives a group that is empty: both at once, and undone as easily. */
export function HolderActions({ view }: { readonly view: GroupView }) {
  const t = useTranslations('groups');
  const { client } = useCalls();
  const { tenant } = useMe();
  const navigate = useNavigate();
  const [renaming, setRenaming] = useState(false);
  const { pending, make } = useGroupChange(() => {
    void navigate({ to: '/t/$tenant/groups', params: { tenant: tenant.slug } });
  });
  const { make: undo } = useGroupChange(() => {});
  const { id, name, archive } = view;
  return (
    <>
      <GuardedButton
        guard={view.rename}
        asked={{ title: t('renameTitle', { name }) }}
        onPress={() => setRenaming(true)}
      >
        {t('renameOpen')}
      </GuardedButton>
      {archive === null ? null : (
        <GuardedButton
          guard={archive}
          asked={{ title: t('archiveTitle', { name }) }}
          pending={pending}
          onPress={() =>
            make(
              async () => {
                await client.groups.archive.mutate({ group: id });
                return t('archived', { name });
              },
              {
                label: t('undo'),
                run: () =>
                  undo(async () => {
                    await client.groups.create.mutate({ kind: 'group', name });
                    return t('made', { name });
                  }),
              },
            )
          }
        >
          {t('archive')}
        </GuardedButton>
      )}
      <Suspense>{renaming ? <RenameHolder view={view} onClose={() => setRenaming(false)} /> : null}</Suspense>
    </>
  );
}
