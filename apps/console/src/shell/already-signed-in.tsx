import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { forgetReplies, identity } from '../data/calls.ts';
import { problemOf } from '../data/problem.ts';
import { Button, buttonLook } from '../parts/button.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

interface AlreadySignedInProps {
  readonly email: string;
  /** Nobody is signed in any more. */
  readonly onLeft: () => void;
}

/** Where one signs in, for whoever is signed in: on to their tenants, or out, to sign in as somebody else. */
export function AlreadySignedIn({ email, onLeft }: AlreadySignedInProps) {
  const t = useTranslations('signIn');
  const leave = useMutation(
    {
      mutationFn: () => identity.client.session.signOut.mutate(),
      onSuccess: () => {
        forgetReplies();
        const nobody = { signedIn: false } as const;
        identity.queryClient.setQueryData([...identity.options.session.current.queryKey()], nobody);
        onLeft();
      },
    },
    identity.queryClient,
  );
  return (
    <SignInFrame title={t('already')}>
      <p className="-mt-4.5 mb-5 break-words text-ink-2">{t('as', { email })}</p>
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
