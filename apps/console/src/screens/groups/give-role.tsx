import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupView } from '@remit/api/groups/groups-views';
import { useCalls } from '../../shell/tenant-context.ts';
import { manage } from '../../words/administration.ts';
import { MoreWords } from '../../words/words.tsx';
import { AssignmentFields, assignmentOf, noEntries } from '../people/assignment-fields.tsx';
import { GroupChangeDialog } from './group-change-dialog.tsx';

interface GiveRoleProps {
  readonly view: Pick<GroupView, 'kind' | 'id' | 'name' | 'choices'>;
  readonly onClose: () => void;
}

/** Gives a role to everybody in a group or a department, with what that does to whom said before it is done. */
export function GiveRole({ view, onClose }: GiveRoleProps) {
  const t = useTranslations('groups');
  const { client, options } = useCalls();
  const [entries, setEntries] = useState(noEntries);
  const { kind, id, name, choices } = view;
  const gift = { holder: { kind, id }, ...assignmentOf(entries, choices) };
  const chosen = entries.role !== '';
  const effect = useQuery({
    ...options.groups.previewGive.queryOptions(gift),
    enabled: chosen,
    staleTime: 0,
  });
  return (
    <GroupChangeDialog
      title={t('giveTitle', { name })}
      effect={chosen ? effect : null}
      confirm={t('giveConfirm')}
      change={async (effectHash) => {
        await client.groups.give.mutate({ ...gift, effectHash });
        const role = choices.roles.find((each) => each.name === entries.role)?.label ?? entries.role;
        return t('given', { role, name });
      }}
      onClose={onClose}
    >
      <MoreWords words={{ manage }}>
        <AssignmentFields choices={choices} entries={entries} onChange={setEntries} />
      </MoreWords>
    </GroupChangeDialog>
  );
}
