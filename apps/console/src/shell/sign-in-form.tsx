import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SessionView } from '@remit/api/account/account-views';
import { identity } from '../data/calls.ts';
import { keepSession } from '../data/own-session.ts';
import { problemOf } from '../data/problem.ts';
import { Button } from '../parts/button.tsx';
import { Field, inputLook } from '../parts/fields/field.tsx';

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
  const [tried, setTried] = useState(false);
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const signIn = useMutation(
    {
      mutationFn: () => identity.client.session.signIn.mutate({ email: typedEmail, password }),
      onSuccess: (session) => {
        if (session.signedIn) {
          keepSession(session);
          onSignedIn(session);
        } else if (session.asks === 'code') onAsked();
      },
    },
    identity.queryClient,
  );
  const refusal = signIn.isError ? problemOf(signIn.error).message : null;
  const missing = { email: !typedEmail.includes('@'), password: password === '' };
  // Whoever is known already has but the password to type.
  useEffect(() => {
    if (email !== '') passwordInput.current?.focus();
  }, [email]);
  const send = (): void => {
    setTried(true);
    if (missing.email) emailInput.current?.focus();
    else if (missing.password) passwordInput.current?.focus();
    else if (!signIn.isPending) signIn.mutate();
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field label={t('email')} error={tried && missing.email ? t('emailMissing') : null}>
        {(wiring) => (
          <input
            {...wiring}
            ref={emailInput}
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
      <Field label={t('password')} error={tried && missing.password ? t('passwordMissing') : null}>
        {(wiring) => (
          <input
            {...wiring}
            ref={passwordInput}
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
