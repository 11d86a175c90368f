import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReviewsView } from '@remit/api/reviews/reviews-views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { DateField } from '../../parts/fields/date-field.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { endOfDay } from '../people/period-of.ts';

interface StartDialogProps {
  readonly options: Pick<ReviewsView, 'roles' | 'folders'>;
  readonly onClose: () => void;
}

const kinds = ['role', 'folder', 'guests'] as const;

/** Begins a review of a role, a folder or of everybody from outside. */
export function StartDialog({ options: { roles, folders }, onClose }: StartDialogProps) {
  const t = useTranslations('reviews');
  const calls = useCalls();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { tenant } = useMe();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number]>('role');
  const [role, setRole] = useState(roles[0]?.name ?? '');
  const [folder, setFolder] = useState('/');
  const [day, setDay] = useState('');
  const [tried, setTried] = useState(false);
  const dueAt = endOfDay(day, tenant.timeZone);
  const about = { role, folder, guests: null }[kind];
  const start = useMutation({
    mutationFn: (due: number) =>
      calls.client.reviews.start.mutate({ name: name.trim(), kind, about, dueAt: due }),
    // The review itself says that it has begun.
    onSuccess: ({ id }) =>
      navigate({ to: '/t/$tenant/reviews/$campaign', params: { tenant: tenant.slug, campaign: id } }),
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.reviews.pathKey() }),
  });
  return (
    <Dialog open onClose={onClose} title={t('start')} description={t('startLead')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (name.trim() !== '' && dueAt !== null && !start.isPending) start.mutate(dueAt);
        }}
      >
        <TextField
          label={t('name')}
          error={tried && name.trim() === '' ? t('nameMissing') : null}
          value={name}
          maxLength={120}
          onChange={setName}
        />
        <SelectField
          label={t('kind')}
          choices={kinds.map((each) => [each, t(`kinds.${each}`)] as const)}
          chosen={kind}
          onChoose={setKind}
        />
        {kind === 'role' ? (
          <SelectField
            label={t('about.role')}
            choices={roles.map((each) => [each.name, each.label] as const)}
            chosen={role}
            onChoose={setRole}
          />
        ) : null}
        {kind === 'folder' ? (
          <SelectField
            label={t('about.folder')}
            choices={folders.map((path) => [path, path] as const)}
            chosen={folder}
            onChoose={setFolder}
          />
        ) : null}
        <DateField
          label={t('due')}
          hint={tenant.timeZone}
          error={tried && dueAt === null ? t('dueMissing') : null}
          value={day}
          onChange={setDay}
        />
        {start.error === null ? null : (
          <p role="alert" className="text-loss">
            {problemOf(start.error).message}
          </p>
        )}
        <DialogActions onCancel={onClose}>
          <Button submits look="primary" pending={start.isPending}>
            {t('begin')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
