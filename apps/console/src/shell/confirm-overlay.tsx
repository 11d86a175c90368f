import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { identity } from '../data/calls.ts';
import { confirmWatch } from '../data/confirm-watch.ts';
import { problemOf } from '../data/problem.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialogs/dialog.tsx';
import { account } from '../words/account.ts';
import { MoreWords } from '../words/words.tsx';
import { AnswerForm } from './answer-form.tsx';

interface ConfirmOverlayProps {
  /** Leaves the call that waits unmade. */
  readonly onClose: () => void;
}

/** Over the intact page when a call asks for the second factor: the answer is given, and the call made once more. */
export function ConfirmOverlay(props: ConfirmOverlayProps) {
  return (
    <MoreWords words={{ account }}>
      <Confirm {...props} />
    </MoreWords>
  );
}

function Confirm({ onClose }: ConfirmOverlayProps) {
  const t = useTranslations('account');
  const [attempt, setAttempt] = useState(0);
  const confirm = useMutation(
    {
      mutationFn: (code: string) => identity.client.session.stepUp.mutate({ code }),
      onSuccess: () => confirmWatch.answer(true),
      onError: () => setAttempt((count) => count + 1),
    },
    identity.queryClient,
  );
  const problem = confirm.isError ? problemOf(confirm.error) : null;
  return (
    <Dialog open onClose={onClose} title={t('confirm.title')} description={t('confirm.lead')}>
      {problem?.code === 'precondition' ? (
        <div role="alert" className="flex flex-col items-start gap-4">
          <p className="first-letter:uppercase">{problem.message}</p>
          <a href="/account" className="font-medium text-accent underline">
            {t('confirm.add')}
          </a>
        </div>
      ) : (
        <AnswerForm
          key={attempt}
          kind="code"
          label={t('code.label')}
          answer={t('code.answer')}
          answering={t('code.answering')}
          pending={confirm.isPending}
          refusal={problem?.message ?? null}
          onAnswer={(code) => confirm.mutate(code)}
          beside={
            <Button look="ghost" onClick={onClose}>
              {t('confirm.cancel')}
            </Button>
          }
        />
      )}
    </Dialog>
  );
}
