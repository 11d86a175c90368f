import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ImpactView } from '@remit/api/views';
import { itemId } from '@remit/policy/document-items';
import { problemOf } from '../../data/problem.ts';
import type { Draft } from '../../draft/draft.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

interface PublishDialogProps {
  readonly open: boolean;
  readonly draft: Draft;
  readonly impact: ImpactView;
  readonly onClose: () => void;
}

/** One confirmation that states the effect; publishing names the effect that was accepted, so another is refused. */
export function PublishDialog({ open, draft, impact, onClose }: PublishDialogProps) {
  const t = useTranslations('publish');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const words = useTranslations('draftBar');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const publish = useMutation({
    mutationFn: () =>
      calls.client.policy.publish.mutate({
        basedOn: draft.basedOn,
        document: draft.document,
        member: impact.person.id,
        effectHash: impact.effectHash,
        reason: reason.trim(),
      }),
    onSuccess: async ({ version }) => {
      onClose();
      setReason('');
      draft.discard();
      toast(t('done', { version }), t('doneDetail'));
      await cache.invalidateQueries();
    },
  });
  const problem = publish.isError ? problemOf(publish.error) : null;
  return (
    <Dialog
      open={open}
      onClose={() => {
        publish.reset();
        onClose();
      }}
      title={t('title', { version: draft.basedOn + 1 })}
      description={impact.headline}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim() !== '' && !publish.isPending) publish.mutate();
        }}
      >
        <ul className="flex flex-col gap-1.5 rounded-md bg-sunken px-3 py-2.5">
          {draft.changes.map((item) => (
            <li key={itemId(item)}>{words(`item.${item.kind}`, { key: item.key })}</li>
          ))}
        </ul>
        <Field
          label={t('reason')}
          hint={t('reasonHint')}
          error={tried && reason.trim() === '' ? t('reasonMissing') : null}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              required
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className={`${inputLook} h-auto py-2`}
            />
          )}
        </Field>
        <div role="alert" className="flex flex-col gap-1 text-loss empty:hidden">
          {problem === null ? null : (
            <>
              <p className="first-letter:uppercase">{problem.message}</p>
              {problem.sentences.map((sentence) => (
                <p key={sentence} className="text-ink-2 first-letter:uppercase">
                  {sentence}
                </p>
              ))}
            </>
          )}
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          {problem?.code === 'conflict' ? (
            <Button
              look="primary"
              onClick={() => {
                publish.reset();
                onClose();
                void cache.invalidateQueries({ queryKey: calls.options.policy.pathKey() });
              }}
            >
              {t('refresh')}
            </Button>
          ) : (
            <Button submits look="primary" pending={publish.isPending}>
              {publish.isPending ? t('publishing') : t('publish')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
