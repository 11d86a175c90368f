import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SessionView } from '@remit/api/account-views';
import { identity } from '../data/calls.ts';
import { problemOf } from '../data/problem.ts';
import { Button } from '../parts/button.tsx';
import { Field, inputLook } from '../parts/field.tsx';

export type SignedIn = Extract<SessionView, { signedIn: true }>;

interface SignInFormProps {
  readonly email?: string;
  readonly onSignedIn: (session: SignedIn) => void;
  /** The password was right, and the second factor is asked for. */
  readonly onAsked: () => void;
}

/** E-mail and password. A refusal is one sentence, and the same one whoever exists. */
export function SignInForm({ email = '', onSignedIn, onAsked }: SignInFormProps) {
  const t = useTranslations('signIn');
  const [typedEmail, setTypedEmail] = useState(email);
  const [password, setPassword] = useState('');
  const signIn = useMutation(
    {
      mutationFn: () => identity.client.session.signIn.mutate({ email: typedEmail, password }),
      onSuccess: (session) => {
        if (session.signedIn) {
          identity.queryClient.setQueryData([...identity.options.session.current.queryKey()], session);
          onSignedIn(session);
        } else if (session.asks === 'code') onAsked();
      },
    },
    identity.queryClient,
  );
  const refusal = signIn.isError ? problemOf(signIn.error).message : null;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!signIn.isPending) signIn.mutate();
      }}
    >
      <Field label={t('email')}>
        {(wiring) => (
          <input
            {...wiring}
            type="email"
            name="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={typedEmail}
            onChange={(event) => setTypedEmail(event.target.value)}
            className={inputLook}
          />
        )}
      </Field>
      <Field label={t('password')}>
        {(wiring) => (
          <input
            {...wiring}
            type="password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            className={inputLook}
          />
        )}
      </Field>
      <div role="alert" className="min-h-5 text-loss first-letter:uppercase">
        {refusal}
      </div>
      <Button submits look="primary" pending={signIn.isPending} className="h-9">
        {signIn.isPending ? t('signingIn') : t('signIn')}
      </Button>
    </form>
  );
}
