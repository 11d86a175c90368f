import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupsView } from '@remit/api/groups/groups-views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';

// Their forms come when they are asked for.
const NewGroup = lazyDialog(async () => (await import('./new-group.tsx')).NewGroup);
const NewDepartment = lazyDialog(async () => (await import('./new-department.tsx')).NewDepartment);

const kinds = ['group', 'department'] as const;

/** Makes another group or department, or says why that may not be. */
export function MakeHolder({ view }: { readonly view: GroupsView }) {
  const t = useTranslations('groups');
  const [making, setMaking] = useState<(typeof kinds)[number] | null>(null);
  const close = () => setMaking(null);
  return (
    <>
      {kinds.map((kind) => (
        <GuardedButton
          key={kind}
          guard={view.make}
          asked={{ title: t(`${kind}Open`) }}
          onPress={() => setMaking(kind)}
        >
          {t(`${kind}Open`)}
        </GuardedButton>
      ))}
      <Suspense>
        {making === 'group' ? <NewGroup onClose={close} /> : null}
        {making === 'department' ? (
          <NewDepartment departments={view.groups.filter(({ kind }) => kind === making)} onClose={close} />
        ) : null}
      </Suspense>
    </>
  );
}
