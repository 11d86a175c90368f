import { QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { identity } from '../data/calls.ts';
import { problemOf } from '../data/problem.ts';
import { Button, buttonLook } from '../parts/button.tsx';
import { ErrorState } from '../parts/states/error-state.tsx';
import { Skeleton } from '../parts/states/skeleton.tsx';
import { goOnSignedIn } from '../shell/go-on-signed-in.ts';
import { SignInFrame } from '../shell/sign-in-frame.tsx';
import { administration } from '../words/administration.ts';
import { MoreWords } from '../words/words.tsx';
import { PasswordInput } from './account/password-input.tsx';

/** Where the link of an invitation leads: a password, and in. */
export function InvitationScreen() {
  return (
    <MoreWords words={administration}>
      <QueryClientProvider client={identity.queryClient}>
        <TakeInvitation />
      </QueryClientProvider>
    </MoreWords>
  );
}

function TakeInvitation() {
  const t = useTranslations('invitation');
  const { token } = useParams({ from: '/invite/$token' });
  const navigate = useNavigate();
  const router = useRouter();
  const [password, setPassword] = useState('');
  const taking = useMutation({
    mutationFn: async () => {
      const { email, slug } = await identity.client.session.takeInvitation.mutate({ token, password });
      const session = await identity.client.session.signIn.mutate({ email, password });
      return { session, to: `/t/${slug}` };
    },
    onSuccess: ({ session, to }) => {
      identity.queryClient.setQueryData([...identity.options.session.current.queryKey()], session);
      if (session.signedIn) goOnSignedIn(router, session, to);
      else void navigate({ to: '/sign-in/code', search: { to } });
    },
  });
  const query = useQuery({
    ...identity.options.session.invitation.queryOptions({ token }),
    staleTime: 0,
    // Once it is taken there is nothing left to ask about.
    enabled: !taking.isPending && !taking.isSuccess,
  });
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) {
    if (problemOf(query.error).code !== 'not-found')
      return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
    return (
      <SignInFrame title={t('over')}>
        <p className="mb-5 text-ink-2">{t('overReason')}</p>
        <Link to="/sign-in" className={buttonLook()}>
          {t('signIn')}
        </Link>
      </SignInFrame>
    );
  }
  const { tenant, name, email, known } = query.data;
  return (
    <SignInFrame title={t('title')} {...(known ? {} : { help: t('help') })}>
      <p className="mb-5 text-ink-2">{t('lead', { tenant, name, email })}</p>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!taking.isPending) taking.mutate();
        }}
      >
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t(known ? 'password' : 'newPassword')}
          value={password}
          onChange={setPassword}
          fresh={!known}
          error={taking.isError ? problemOf(taking.error).message : null}
        />
        <Button look="primary" submits pending={taking.isPending}>
          {t(taking.isPending ? 'taking' : 'take')}
        </Button>
      </form>
    </SignInFrame>
  );
}
