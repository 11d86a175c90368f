import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { SeeAsButton } from '../../parts/see-as-button.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { administration } from '../../words/administration.ts';
import { MoreWords } from '../../words/words.tsx';
import { AccountActions } from './account-actions.tsx';
import { AssignForm } from './assign-form.tsx';
import { AssignmentList } from './assignment-list.tsx';
import { MoveMember } from './move-member.tsx';

/** What may be done about a person, in a panel beside what they can see. Nothing for whoever may do nothing. */
export function ManagePerson({ member, name }: { readonly member: string; readonly name: string }) {
  return (
    <MoreWords words={administration}>
      <Manage member={member} name={name} />
    </MoreWords>
  );
}

function Manage({ member, name }: { readonly member: string; readonly name: string }) {
  const t = useTranslations('manage');
  const calls = useCalls();
  const [open, setOpen] = useState(false);
  const query = useQuery(calls.options.people.get.queryOptions({ member }));
  const view = query.data;
  const may = [view?.assign, view?.suspend, view?.move, view?.extend, view?.endSessions].some(
    (guard) => guard?.allowed === true,
  );
  const seeAs = view === undefined ? null : <SeeAsButton guard={view.seeAs} person={view.person} />;
  if (!may) return seeAs;
  return (
    <>
      {seeAs}
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
      <Dialog place="side" open={open} onClose={() => setOpen(false)} title={t('title', { name })}>
        {view === undefined ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div className="flex flex-col gap-6">
            <AssignmentList view={view} />
            <AssignForm view={view} />
            <MoveMember view={view} />
            <AccountActions view={view} />
          </div>
        )}
      </Dialog>
    </>
  );
}
