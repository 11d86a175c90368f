import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { problemOf } from '../data/problem.ts';
import { Button, buttonLook } from '../parts/button.tsx';
import { SignInFrame } from './sign-in-frame.tsx';
import { useLeave } from './use-leave.ts';

interface AlreadySignedInProps {
  readonly email: string;
  /** Nobody is signed in any more. */
  readonly onLeft: () => void;
}

/** Where one signs in, for whoever is signed in: on to their tenants, or out, to sign in as somebody else. */
export function AlreadySignedIn({ email, onLeft }: AlreadySignedInProps) {
  const t = useTranslations('signIn');
  const leave = useLeave(onLeft);
  return (
    <SignInFrame title={t('already')}>
      <p className="mb-5 break-words text-ink-2">{t('as', { email })}</p>
      <div className="flex flex-col gap-2">
        <Link to="/tenants" className={buttonLook('primary')}>
          {t('goOn')}
        </Link>
        <Button pending={leave.isPending} onClick={() => leave.mutate()}>
          {t('somebodyElse')}
        </Button>
      </div>
      <div role="alert" className="mt-3 text-loss first-letter:uppercase empty:hidden">
        {leave.isError ? problemOf(leave.error).message : null}
      </div>
    </SignInFrame>
  );
}
