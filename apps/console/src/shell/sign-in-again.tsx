import { Suspense } from 'react';
import { lazyPart } from '../parts/lazy-part.tsx';
import { SignInForm, type SignedIn } from './sign-in-form.tsx';

const SecondStep = lazyPart(async () => (await import('./second-step.tsx')).SecondStep);

/** What is asked for: the password, then the code of the device or a recovery code where there is a second factor. */
export type SignInStep = 'password' | 'code' | 'recovery';

interface SignInAgainProps {
  /** Who was signed in; null where nobody knows any more. */
  readonly email: string | null;
  readonly step: SignInStep;
  readonly onStep: (step: SignInStep) => void;
  readonly onSignedIn: (session: SignedIn) => void;
}

/** Signing in over a page that stays as it is: whose it is need not be typed. */
export function SignInAgain({ email, step, onStep, onSignedIn }: SignInAgainProps) {
  return step === 'password' ? (
    <SignInForm
      {...(email === null ? {} : { email })}
      onSignedIn={onSignedIn}
      onAsked={() => onStep('code')}
    />
  ) : (
    <Suspense>
      <SecondStep kind={step} onKind={onStep} onSignedIn={onSignedIn} onRestart={() => onStep('password')} />
    </Suspense>
  );
}
