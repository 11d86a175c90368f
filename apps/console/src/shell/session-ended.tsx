import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { sessionWatch } from '../data/session-watch.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SignInForm, type SignedIn } from './sign-in-form.tsx';
import { identity } from '../data/calls.ts';
import { useQuery } from '@tanstack/react-query';

const SecondStep = lazy(async () => ({ default: (await import('./second-step.tsx')).SecondStep }));

/** Over the intact page when its session ends: sign in again, and the call that failed is made once more. */
export function SessionEnded() {
  const t = useTranslations('signIn');
  const ended = useSyncExternalStore(sessionWatch.subscribe, sessionWatch.hasEnded);
  const session = useQuery(
    { ...identity.options.session.current.queryOptions(), staleTime: Infinity, enabled: !ended },
    identity.queryClient,
  );
  const [step, setStep] = useState<'password' | 'code' | 'recovery'>('password');
  const now = session.data?.signedIn === true ? session.data.email : null;
  // Whose it was is not forgotten when the page hears meanwhile that nobody is signed in.
  const [before, setBefore] = useState(now);
  if (now !== null && now !== before && !ended) setBefore(now);
  const goOn = (next: SignedIn): void => {
    setStep('password');
    // Another person must not act in what the first one had open.
    if (next.email === before) sessionWatch.restore();
    else window.location.assign('/');
  };
  return (
    <Dialog
      open={ended}
      onClose={() => undefined}
      mustAnswer
      title={t('endedTitle')}
      description={t('endedLead')}
    >
      {step === 'password' ? (
        <SignInForm
          {...(before === null ? {} : { email: before })}
          onSignedIn={goOn}
          onAsked={() => setStep('code')}
        />
      ) : (
        <Suspense>
          <SecondStep kind={step} onKind={setStep} onSignedIn={goOn} onRestart={() => setStep('password')} />
        </Suspense>
      )}
    </Dialog>
  );
}
