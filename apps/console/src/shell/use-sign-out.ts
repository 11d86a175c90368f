import { useNavigate } from '@tanstack/react-router';
import { forgetReplies, identity } from '../data/calls.ts';
import { sendHeldDecisions } from '../data/held-decisions.ts';
import { settleDrafts } from '../draft/unsaved-drafts.ts';
import { stopWatching } from '../data/live-watch.ts';
import { useFailureToast } from '../parts/toasts.tsx';

/** Ends the session at the server first; only then does this page forget what it knew. */
export function useSignOut(): () => void {
  const navigate = useNavigate();
  const tellFailure = useFailureToast();
  const signOut = async (): Promise<void> => {
    // Decided while signed in: afterwards nobody could send it.
    await Promise.all([sendHeldDecisions(), settleDrafts()]);
    stopWatching();
    try {
      await identity.client.session.signOut.mutate();
    } catch (error) {
      tellFailure(error);
      return;
    }
    // Before the way out begins: whoever goes back while it is under way is led to the sign-in as well.
    const nobody = { signedIn: false } as const;
    identity.queryClient.setQueryData(identity.options.session.current.queryKey(), nobody);
    await navigate({ to: '/sign-in' });
    forgetReplies();
  };
  return () => {
    void signOut();
  };
}
