import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupView, HeadView } from '@remit/api/groups/groups-views';
import type { PersonChip } from '@remit/api/views';
import { Button } from '../../parts/button.tsx';
import { PersonPicker } from '../../parts/fields/person-picker.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { GroupChangeDialog } from './group-change-dialog.tsx';

interface NameHeadProps {
  readonly view: Pick<GroupView, 'id' | 'name'>;
  readonly head: HeadView;
  readonly onClose: () => void;
}

/** Says who heads a department from now on, or that nobody does, with what that does to whom said before it is done. */
export function NameHead({ view: { id: department, name }, head, onClose }: NameHeadProps) {
  const t = useTranslations('groups');
  const { client, options } = useCalls();
  const [chosen, setChosen] = useState<{ readonly next: PersonChip | null } | null>(null);
  const next = chosen?.next ?? null;
  const input = { department, head: next?.id ?? null };
  const effect = useQuery({
    ...options.groups.previewHead.queryOptions(input),
    enabled: chosen !== null,
    staleTime: 0,
  });
  const headed = head.person !== null || head.unseen;
  return (
    <GroupChangeDialog
      title={t('headTitle', { name })}
      effect={chosen === null ? null : effect}
      after={t('headAfter')}
      confirm={t('headConfirm')}
      change={async (effectHash) => {
        await client.groups.setHead.mutate({ ...input, effectHash });
        return next === null ? t('headGone', { name }) : t('headed', { person: next.name, name });
      }}
      onClose={onClose}
    >
      <PersonPicker
        label={t('headWho')}
        person={next}
        empty={t(chosen === null ? 'headChoose' : 'headNobody')}
        suggested={[]}
        onPick={(person) => setChosen({ next: person })}
      />
      {headed ? (
        <Button className="self-start" onClick={() => setChosen({ next: null })}>
          {t('headNobody')}
        </Button>
      ) : null}
    </GroupChangeDialog>
  );
}
