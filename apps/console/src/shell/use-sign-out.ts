import { useNavigate } from '@tanstack/react-router';
import { forgetReplies, identity } from '../data/calls.ts';
import { useToast } from '../parts/toasts.tsx';
import { problemOf } from '../data/problem.ts';

/** Ends the session at the server first; only then does this page forget what it knew. */
export function useSignOut(): () => void {
  const navigate = useNavigate();
  const toast = useToast();
  return () => {
    identity.client.session.signOut
      .mutate()
      .then(async () => {
        await navigate({ to: '/sign-in' });
        forgetReplies();
      })
      .catch((error: unknown) => toast(problemOf(error).message));
  };
}
