import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { problemOf } from '../../../data/problem.ts';
import { Field, areaLook } from '../../../parts/fields/field.tsx';
import { GuardedButton } from '../../../parts/guarded-button.tsx';
import { useToast } from '../../../parts/toasts.tsx';
import { useCalls } from '../../../shell/tenant-context.ts';

/** The submitter's answer to what was asked; with it the request goes on. */
export function AnswerForm({ request }: { readonly request: RequestView }) {
  const t = useTranslations('approvals');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const [written, setWritten] = useState('');
  const [tried, setTried] = useState(false);
  const { id, revision, number } = request;
  const answer = useMutation({
    mutationFn: (comment: string) => calls.client.requests.answer.mutate({ id, revision, comment }),
    onSuccess: (reply) => {
      // A key without its tag: the reply is the same view, read-only.
      cache.setQueryData([...calls.options.requests.get.queryKey({ id })], reply);
      toast(t('answered', { number }));
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.requests.pathKey() }),
  });
  const send = (): void => {
    setTried(true);
    if (written.trim() !== '' && !answer.isPending) answer.mutate(written.trim());
  };
  const missing = tried && written.trim() === '' ? t('answerMissing') : null;
  return (
    <form
      noValidate
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (request.answer.allowed) send();
      }}
    >
      <Field label={t('answerTo')} error={answer.isError ? problemOf(answer.error).message : missing}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            maxLength={2000}
            value={written}
            onChange={(event) => setWritten(event.target.value)}
            className={areaLook}
          />
        )}
      </Field>
      <GuardedButton
        look="primary"
        guard={request.answer}
        pending={answer.isPending}
        onPress={send}
        asked={{ title: t('answer') }}
        className="self-start"
      >
        {t('answer')}
      </GuardedButton>
    </form>
  );
}
