import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AccessRequestView } from '@remit/api/access-views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, areaLook } from '../../parts/field.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { ChangeEffect } from '../people/change-effect.tsx';
import { timesUpTo } from './lasting.ts';
import { TimeChoice } from './time-choice.tsx';

interface DecideDialogProps {
  readonly request: AccessRequestView;
  readonly verdict: 'grant' | 'refuse';
  readonly onClose: () => void;
  readonly onDecided?: () => void;
}

/** Grants what was asked for, or for less time, with its exact effect first; or refuses it with the reason. */
export function DecideDialog({ request, verdict, onClose, onDecided }: DecideDialogProps) {
  const t = useTranslations('accessRequests');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const [lasts, setLasts] = useState(request.lasts);
  // The effect is of now: what a minute changes in it is not what is decided here.
  const [openedAt] = useState(() => Date.now());
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const name = request.member?.name ?? t('somebody');
  const { id, revision, label, role, folder } = request;
  const written = comment.trim();
  const decide = useMutation({
    mutationFn: () =>
      calls.client.access.decide.mutate({
        id,
        revision,
        verdict,
        comment: written === '' ? null : written,
        lasts: verdict === 'grant' ? lasts : null,
      }),
    onSuccess: () => {
      toast(t(verdict === 'grant' ? 'granted' : 'refusedDone', { role: label, name }), folder);
      onClose();
      onDecided?.();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.access.pathKey() }),
  });
  const missing = verdict === 'refuse' && written === '';
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(verdict === 'grant' ? 'grantTitle' : 'refuseTitle', { role: label, name })}
      description={t('in', { folder })}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!missing && !decide.isPending) decide.mutate();
        }}
      >
        {verdict === 'grant' && request.member !== null ? (
          <>
            <TimeChoice
              label={t('time')}
              hint={t('timeHint')}
              times={timesUpTo(request.lasts)}
              chosen={lasts}
              onChoose={setLasts}
            />
            <section className="rounded-lg border border-line p-3">
              <h3 className="mb-1 text-xs font-medium text-ink-3">{t('effect')}</h3>
              <ChangeEffect
                change={{
                  kind: 'assign',
                  member: request.member.id,
                  role,
                  folder,
                  from: null,
                  until: openedAt + lasts,
                }}
              />
            </section>
          </>
        ) : null}
        <Field
          label={t(verdict === 'grant' ? 'comment' : 'commentRefuse')}
          {...(verdict === 'grant' ? { hint: t('optional') } : {})}
          error={tried && missing ? t('commentMissing') : null}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              rows={3}
              maxLength={2000}
              value={comment}
              onChange={({ target }) => setComment(target.value)}
              className={areaLook}
            />
          )}
        </Field>
        {decide.error === null ? null : (
          <p role="alert" className="text-loss">
            {problemOf(decide.error).message}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button submits look={verdict === 'grant' ? 'primary' : 'danger'} pending={decide.isPending}>
            {t(verdict)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
