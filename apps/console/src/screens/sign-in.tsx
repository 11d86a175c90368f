import { useNavigate, useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { identity } from '../data/calls.ts';
import { AlreadySignedIn } from '../shell/already-signed-in.tsx';
import { SignInFrame } from '../shell/sign-in-frame.tsx';
import { SignInForm } from '../shell/sign-in-form.tsx';
import { goOnSignedIn } from '../shell/go-on-signed-in.ts';

/** E-mail and password, and then on to the address that was asked for, by way of the second factor where there is one. */
export function SignInScreen() {
  const t = useTranslations('signIn');
  const { to } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const router = useRouter();
  const { who } = useRouteContext({ from: '/sign-in' });
  const [left, setLeft] = useState(false);
  if (who.signedIn && !left) return <AlreadySignedIn email={who.email} onLeft={() => setLeft(true)} />;
  return (
    <SignInFrame title={t('title')} help={t('help')}>
      <p className="mb-5 text-ink-2">{to === undefined ? t('lead') : t('leadReturning')}</p>
      <SignInForm
        onSignedIn={(signedIn) => goOnSignedIn(router, signedIn, to)}
        onAsked={() => {
          const asked = { signedIn: false, asks: 'code' } as const;
          identity.queryClient.setQueryData([...identity.options.session.current.queryKey()], asked);
          void navigate({ to: '/sign-in/code', search: { to } });
        }}
      />
    </SignInFrame>
  );
}
