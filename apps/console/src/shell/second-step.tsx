import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { identity } from '../data/calls.ts';
import { keepSession } from '../data/own-session.ts';
import { problemAtField, problemOf } from '../data/problem.ts';
import { Button } from '../parts/button.tsx';
import { account } from '../words/account.ts';
import { MoreWords } from '../words/words.tsx';
import { AnswerForm } from './answer-form.tsx';
import type { SignedIn } from './sign-in-form.tsx';

interface SecondStepProps {
  readonly kind: 'code' | 'recovery';
  readonly onKind: (kind: 'code' | 'recovery') => void;
  readonly onSignedIn: (session: SignedIn) => void;
  /** There is nothing to answer any more: the password is asked for again. */
  readonly onRestart: () => void;
}

/** The second step of signing in: the code of the device, or a recovery code in its place. */
export function SecondStep(props: SecondStepProps) {
  return (
    <MoreWords words={{ account }}>
      <Answer key={props.kind} {...props} />
    </MoreWords>
  );
}

function Answer({ kind, onKind, onSignedIn, onRestart }: SecondStepProps) {
  const t = useTranslations('account');
  // Another code begins with an empty field; a refusal stays until then.
  const [attempt, setAttempt] = useState(0);
  const answer = useMutation(
    {
      mutationFn: (code: string) =>
        kind === 'code'
          ? identity.client.session.answerCode.mutate({ code })
          : identity.client.session.useRecoveryCode.mutate({ code }),
      onSuccess: (session) => {
        keepSession(session);
        if (session.signedIn) onSignedIn(session);
      },
      // A code is over; what was copied from paper by hand is there to be mended.
      onError: () => {
        if (kind === 'code') setAttempt((count) => count + 1);
      },
    },
    identity.queryClient,
  );
  const problem = answer.isError ? problemOf(answer.error) : null;
  if (problem?.code === 'session-ended') {
    return (
      <div role="alert" className="flex flex-col gap-4">
        <p className="first-letter:uppercase">{problem.message}</p>
        <Button look="primary" className="h-9" onClick={onRestart}>
          {t('code.restart')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <p className="mb-5 text-ink-2">{t(`${kind}.lead`)}</p>
      <AnswerForm
        key={attempt}
        kind={kind}
        label={t(`${kind}.label`)}
        answer={t(`${kind}.answer`)}
        answering={t('code.answering')}
        pending={answer.isPending}
        refusal={answer.isError ? problemAtField(answer.error) : null}
        onAnswer={(code) => answer.mutate(code)}
        beside={
          <Button look="ghost" onClick={() => onKind(kind === 'code' ? 'recovery' : 'code')}>
            {kind === 'code' ? t('code.noDevice') : t('recovery.haveDevice')}
          </Button>
        }
      />
      {kind === 'recovery' ? <p className="mt-4 text-xs text-ink-3">{t('recovery.none')}</p> : null}
    </>
  );
}
