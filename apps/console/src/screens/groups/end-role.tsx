import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { GroupView } from '@remit/api/groups-views';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { acceptable, GroupEffect } from './group-effect.tsx';
import { useGroupChange } from './use-group-change.ts';

interface EndRoleProps {
  readonly given: GroupView['assignments'][number];
  /** Of the group. */
  readonly name: string;
  readonly onClose: () => void;
}

/** The one confirmation before a role ends for everybody in a group: what that does to whom. */
export function EndRole({ given, name, onClose }: EndRoleProps) {
  const t = useTranslations('groups');
  const { client, options } = useCalls();
  const { id: assignment, roleLabel: role, folder } = given;
  const effect = useQuery({ ...options.groups.previewEnd.queryOptions({ assignment }), staleTime: 0 });
  const { pending, make } = useGroupChange(onClose, () => void effect.refetch());
  const effectHash = acceptable(effect);
  return (
    <Dialog open onClose={onClose} title={t('endTitle', { role, folder, name })}>
      <GroupEffect effect={effect} />
      <DialogActions onCancel={onClose} className="mt-4">
        {effectHash === null ? null : (
          <Button
            look="danger"
            pending={pending}
            onClick={() =>
              make(async () => {
                await client.groups.end.mutate({ assignment, effectHash });
                return t('done', { role, name });
              })
            }
          >
            {t('end')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
