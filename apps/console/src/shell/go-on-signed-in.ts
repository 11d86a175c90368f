import type { AnyRouter } from '@tanstack/react-router';
import { forgetReplies, identity } from '../data/calls.ts';
import type { SignedIn } from './sign-in-form.tsx';

/** Goes on to the address that was asked for before signing in, or to the choice of tenants. */
export function goOnSignedIn(router: AnyRouter, session: SignedIn, to: string | undefined): void {
  forgetReplies();
  identity.queryClient.setQueryData([...identity.options.session.current.queryKey()], session);
  router.history.push(to ?? '/tenants');
}
