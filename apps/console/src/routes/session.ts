import { redirect } from '@tanstack/react-router';
import { identity } from '../data/calls.ts';

/** Who is signed in here: asked once, before a route shows anything. */
export const session = () =>
  identity.queryClient.ensureQueryData(identity.options.session.current.queryOptions());

/** Who is signed in; whoever is not is sent to do so first, and comes back to the same address. */
export async function signedIn({ location }: { readonly location: { readonly href: string } }) {
  const who = await session();
  if (!who.signedIn) throw redirect({ to: '/sign-in', search: { to: location.href } });
  return who;
}
