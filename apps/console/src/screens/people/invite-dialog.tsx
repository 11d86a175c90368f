import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { DateField } from '../../parts/fields/date-field.tsx';
import { PersonField } from '../../parts/fields/person-field.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { FirstRole } from './first-role.tsx';
import { InviteLinkDialog } from './invite-link-dialog.tsx';
import { periodOf } from './period-of.ts';

interface InviteDialogProps {
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** Invites somebody from outside; the link that lets them in is shown once. */
export function InviteDialog({ timeZone, onClose }: InviteDialogProps) {
  const t = useTranslations('guests');
  const me = useMe();
  const calls = useCalls();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [sponsor, setSponsor] = useState<PersonChip>(me.person);
  const [days, setDays] = useState({ from: '', until: '' });
  const [role, setRole] = useState('');
  const [folder, setFolder] = useState('/');
  const [missing, setMissing] = useState(false);
  const { from, until } = periodOf(days.from, days.until, timeZone);
  const inviting = useMutation({
    mutationFn: (end: number) => {
      const roles = role === '' ? [] : [{ role, folder }];
      return calls.client.people.inviteGuest.mutate({
        name,
        email,
        sponsor: sponsor.id,
        from,
        until: end,
        roles,
      });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: calls.options.people.pathKey() }),
  });
  if (inviting.data !== undefined) {
    const { token } = inviting.data;
    return <InviteLinkDialog name={name} email={email} token={token} onClose={onClose} />;
  }
  const problem = inviting.isError ? problemOf(inviting.error).message : missing ? t('missing') : null;
  return (
    <Dialog open onClose={onClose} title={t('inviteTitle')} description={t('inviteLead')}>
      <form
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const complete = name.trim() !== '' && email.trim() !== '' && until !== null;
          setMissing(!complete);
          if (complete && !inviting.isPending) inviting.mutate(until);
        }}
      >
        <TextField label={t('name')} autoComplete="off" value={name} onChange={setName} />
        <TextField label={t('email')} type="email" autoComplete="off" value={email} onChange={setEmail} />
        <PersonField label={t('sponsor')} person={sponsor} suggested={[me.person]} onPick={setSponsor} />
        <div className="grid gap-3 sm:grid-cols-2">
          {(['from', 'until'] as const).map((edge) => (
            <DateField
              key={edge}
              label={t(edge === 'from' ? 'firstDay' : 'lastDay')}
              value={days[edge]}
              onChange={(day) => setDays({ ...days, [edge]: day })}
            />
          ))}
        </div>
        <FirstRole role={role} folder={folder} onRole={setRole} onFolder={setFolder} />
        {problem === null ? null : (
          <p role="alert" className="text-loss first-letter:uppercase">
            {problem}
          </p>
        )}
        <DialogActions onCancel={onClose}>
          <Button look="primary" submits pending={inviting.isPending}>
            {t('send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
