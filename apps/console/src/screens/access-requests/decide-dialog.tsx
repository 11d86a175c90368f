import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AccessRequestView } from '@remit/api/access/access-views';
import { useToast } from '../../parts/toasts.tsx';
import { WordsDialog } from '../../parts/dialogs/words-dialog.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { ChangeEffect } from '../people/change-effect.tsx';
import { timesUpTo } from './lasting.ts';
import { TimeChoice } from './time-choice.tsx';

interface DecideDialogProps {
  readonly request: AccessRequestView;
  readonly decision: 'grant' | 'refuse';
  readonly onClose: () => void;
  readonly onDecided?: (() => void) | undefined;
}

/** Grants what was asked for, or for less time, with its exact effect first; or refuses it with the reason. */
export function DecideDialog({ request, decision, onClose, onDecided }: DecideDialogProps) {
  const t = useTranslations('accessRequests');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const [lasts, setLasts] = useState(request.lasts);
  // The effect is of now: what a minute changes in it is not what is decided here.
  const [openedAt] = useState(() => Date.now());
  const name = request.member?.name ?? t('somebody');
  const { id, revision, label, role, folder } = request;
  const decide = useMutation({
    mutationFn: (comment: string) =>
      calls.client.access.decide.mutate({
        id,
        revision,
        decision,
        comment: comment === '' ? null : comment,
        lasts: decision === 'grant' ? lasts : null,
      }),
    onSuccess: () => {
      toast(t(decision === 'grant' ? 'granted' : 'refusedDone', { role: label, name }), folder);
      onClose();
      onDecided?.();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.access.pathKey() }),
  });
  return (
    <WordsDialog
      title={t(decision === 'grant' ? 'grantTitle' : 'refuseTitle', { role: label, name })}
      effect={t('in', { folder })}
      label={t(decision === 'grant' ? 'comment' : 'commentRefuse')}
      missing={decision === 'refuse' ? t('commentMissing') : null}
      longest={2_000}
      action={t(decision)}
      look={decision === 'grant' ? 'primary' : 'danger'}
      sending={decide}
      onClose={onClose}
      onSend={(comment) => decide.mutate(comment)}
    >
      {() =>
        decision === 'grant' && request.member !== null ? (
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
        ) : null
      }
    </WordsDialog>
  );
}
