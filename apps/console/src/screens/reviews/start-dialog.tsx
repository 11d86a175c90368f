import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReviewsView } from '@remit/api/reviews-views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
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
        <Field label={t('name')} error={tried && name.trim() === '' ? t('nameMissing') : null}>
          {(wiring) => (
            <input
              {...wiring}
              value={name}
              maxLength={120}
              onChange={({ target }) => setName(target.value)}
              className={inputLook}
            />
          )}
        </Field>
        <Field label={t('kind')}>
          {(wiring) => (
            <SelectBox
              {...wiring}
              value={kind}
              onChange={({ target }) => setKind(kinds.find((each) => each === target.value) ?? 'role')}
            >
              {kinds.map((each) => (
                <option key={each} value={each}>
                  {t(`kinds.${each}`)}
                </option>
              ))}
            </SelectBox>
          )}
        </Field>
        {kind === 'role' ? (
          <Field label={t('about.role')}>
            {(wiring) => (
              <SelectBox {...wiring} value={role} onChange={({ target }) => setRole(target.value)}>
                {roles.map((each) => (
                  <option key={each.name} value={each.name}>
                    {each.label}
                  </option>
                ))}
              </SelectBox>
            )}
          </Field>
        ) : null}
        {kind === 'folder' ? (
          <Field label={t('about.folder')}>
            {(wiring) => (
              <SelectBox {...wiring} value={folder} onChange={({ target }) => setFolder(target.value)}>
                {folders.map((path) => (
                  <option key={path} value={path}>
                    {path}
                  </option>
                ))}
              </SelectBox>
            )}
          </Field>
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
