import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { forgetReplies, identity } from '../data/calls.ts';
import { Mark } from '../shell/mark.tsx';
import { SignInForm } from '../shell/sign-in-form.tsx';

/** E-mail and password, and then on to the address that was asked for. */
export function SignInScreen() {
  const t = useTranslations('signIn');
  const { to } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const router = useRouter();
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10 max-sm:place-items-start">
      <div className="flex w-full max-w-sm flex-col gap-6">
        <Mark />
        <div className="card p-6 shadow-raised max-sm:border-0 max-sm:bg-transparent max-sm:p-0 max-sm:shadow-none">
          <h1 className="text-lg font-semibold tracking-tight">{t('title')}</h1>
          <p className="mt-0.5 mb-5 text-ink-2">{to === undefined ? t('lead') : t('leadReturning')}</p>
          <SignInForm
            onSignedIn={(session) => {
              forgetReplies();
              identity.queryClient.setQueryData([...identity.options.session.current.queryKey()], session);
              if (to === undefined) void navigate({ to: '/tenants' });
              else router.history.push(to);
            }}
          />
        </div>
        <p className="text-xs text-ink-3">{t('help')}</p>
      </div>
    </main>
  );
}
