import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { sessionWatch } from '../data/session-watch.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { identity } from '../data/calls.ts';
import { useQuery } from '@tanstack/react-query';

/** Over the intact page when its session ends: sign in again, and the call that failed is made once more. */
export function SessionEnded() {
  const t = useTranslations('signIn');
  const ended = useSyncExternalStore(sessionWatch.subscribe, sessionWatch.hasEnded);
  const session = useQuery(
    { ...identity.options.session.current.queryOptions(), staleTime: Infinity, enabled: !ended },
    identity.queryClient,
  );
  const before = session.data?.signedIn === true ? session.data.email : null;
  return (
    <Dialog
      open={ended}
      onClose={() => undefined}
      mustAnswer
      title={t('endedTitle')}
      description={t('endedLead')}
    >
      <SignInForm
        {...(before === null ? {} : { email: before })}
        onSignedIn={(next) => {
          // Another person must not act in what the first one had open.
          if (next.email === before) sessionWatch.restore();
          else window.location.assign('/');
        }}
      />
    </Dialog>
  );
}
