import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { identity } from '../data/calls.ts';
import { hearSignIns } from '../data/own-session.ts';
import { sessionWatch } from '../data/session-watch.ts';
import { Dialog } from '../parts/dialogs/dialog.tsx';
import { useStandingToast } from '../parts/toasts.tsx';
import { useTime } from '../parts/use-when.ts';
import { SignInAgain, type SignInStep } from './sign-in-again.tsx';
import type { SignedIn } from './sign-in-form.tsx';
import { useSessionPhase } from './use-session-phase.ts';

interface SessionEndProps {
  /** When the session ends, in ms since 1970 UTC by the clock of the page; null where that is not known. */
  readonly ends: number | null;
  /** Asks the server whether it stands, and how long. */
  readonly onAsk: () => void;
}

/**
 * On every page of somebody who is signed in: says two minutes before that their session ends, and asks them to sign in
 * again over the intact page, then if they like, and once it has ended. A sign-in in any tab goes for all of them.
 */
export function SessionEnd({ ends, onAsk }: SessionEndProps) {
  const t = useTranslations('signIn');
  const time = useTime();
  const ended = useSyncExternalStore(sessionWatch.subscribe, sessionWatch.hasEnded);
  const phase = useSessionPhase(ends);
  const [early, setEarly] = useState(false);
  const [step, setStep] = useState<SignInStep>('password');
  const before = useWhose(ended);
  const leave = (): void => {
    setStep('password');
    setEarly(false);
  };
  const hear = useEffectEvent((email: string): void => {
    if (email !== before) return;
    sessionWatch.restore();
    leave();
    onAsk();
  });
  useEffect(() => hearSignIns(hear), []);
  const ask = useEffectEvent(onAsk);
  useEffect(() => {
    if (phase === 'over') ask();
  }, [phase]);
  useStandingToast(
    phase === 'ending' && ends !== null && !ended && !early
      ? {
          title: t('endsTitle', { time: time(ends) }),
          description: t('endsLead'),
          action: { label: t('again'), run: () => setEarly(true) },
        }
      : null,
  );
  const goOn = ({ email }: SignedIn): void => {
    // Another person must not act in what the first one had open.
    if (email !== before) window.location.assign('/');
  };
  return (
    <Dialog
      open={ended || early}
      onClose={leave}
      // Once the password was right there is no session but the one that the second step begins.
      mustAnswer={ended || step !== 'password'}
      title={t(ended ? 'endedTitle' : 'again')}
      description={t(ended ? 'endedLead' : 'againLead')}
    >
      <SignInAgain email={before} step={step} onStep={setStep} onSignedIn={goOn} />
    </Dialog>
  );
}

/** Whose session it is, or was: that is not forgotten when the page hears meanwhile that nobody is signed in. */
function useWhose(ended: boolean): string | null {
  const session = useQuery(
    { ...identity.options.session.current.queryOptions(), staleTime: Infinity, enabled: !ended },
    identity.queryClient,
  );
  const now = session.data?.signedIn === true ? session.data.email : null;
  const [before, setBefore] = useState(now);
  if (now !== null && now !== before && !ended) setBefore(now);
  return before;
}
