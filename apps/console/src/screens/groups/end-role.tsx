import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { GroupView } from '@remit/api/groups/groups-views';
import { useCalls } from '../../shell/tenant-context.ts';
import { GroupChangeDialog } from './group-change-dialog.tsx';

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
  return (
    <GroupChangeDialog
      title={t('endTitle', { role, folder, name })}
      effect={effect}
      confirm={t('end')}
      look="danger"
      change={async (effectHash) => {
        await client.groups.end.mutate({ assignment, effectHash });
        return t('done', { role, name });
      }}
      onClose={onClose}
    />
  );
}
