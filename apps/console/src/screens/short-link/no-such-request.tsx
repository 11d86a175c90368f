import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { SignedInView } from '@remit/api/account/account-views';
import { problemOf } from '../../data/problem.ts';
import { Button, buttonLook } from '../../parts/button.tsx';
import { SignInFrame } from '../../shell/sign-in-frame.tsx';
import { useLeave } from '../../shell/use-leave.ts';
import { shortLink } from '../../words/short-link.ts';
import { MoreWords } from '../../words/words.tsx';

interface NoSuchRequestProps {
  readonly session: SignedInView;
  /** The tenant that the link names. */
  readonly slug: string | undefined;
}

/** Where a link leads whose request is not for whoever is signed in: often they are somebody else at work. */
export function NoSuchRequest(props: NoSuchRequestProps) {
  return (
    <MoreWords words={{ shortLink }}>
      <NotOpen {...props} />
    </MoreWords>
  );
}

function NotOpen({ session, slug }: NoSuchRequestProps) {
  const t = useTranslations('shortLink');
  const signIn = useTranslations('signIn');
  const navigate = useNavigate();
  const { href } = useLocation();
  const leave = useLeave(() => void navigate({ to: '/sign-in', search: { to: href } }));
  const shut = session.shut.find((tenant) => tenant.slug === slug);
  return (
    <SignInFrame title={t('title')}>
      <p className="mb-5 break-words text-ink-2">{t('lead', { email: session.email })}</p>
      {shut === undefined ? null : (
        <p className="mb-5 text-warn">{t('shut', { tenant: shut.name, because: shut.because })}</p>
      )}
      <div className="flex flex-col gap-2">
        <Button look="primary" pending={leave.isPending} onClick={() => leave.mutate()}>
          {signIn('somebodyElse')}
        </Button>
        <Link to="/tenants" className={buttonLook()}>
          {t('goOn')}
        </Link>
      </div>
      <div role="alert" className="mt-3 text-loss first-letter:uppercase empty:hidden">
        {leave.isError ? problemOf(leave.error).message : null}
      </div>
    </SignInFrame>
  );
}
