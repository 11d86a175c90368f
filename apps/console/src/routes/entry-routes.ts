import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { localPath } from '../shell/local-path.ts';
import { searchWords } from '../shell/search-words.ts';
import { root } from './root-route.tsx';
import { session, signedIn } from './session.ts';

/** Where someone was on the way to when they had to sign in. */
const whereTo = ({ to }: Readonly<Record<string, unknown>>): { readonly to?: string | undefined } => ({
  to: localPath(to),
});

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/tenants' });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: whereTo,
  beforeLoad: async ({ search: { to } }) => {
    const who = await session();
    // Whoever is signed in already was on the way to somewhere else.
    if (who.signedIn && to !== undefined) throw redirect({ href: to, replace: true });
    return { who };
  },
  component: lazyRouteComponent(() => import('../screens/sign-in.tsx'), 'SignInScreen'),
});

/** A second step of signing in, for whoever has taken the first. */
const answering = {
  validateSearch: whereTo,
  beforeLoad: async ({ search: { to } }: { readonly search: ReturnType<typeof whereTo> }) => {
    const who = await session();
    if (who.signedIn) throw redirect({ href: to ?? '/tenants', replace: true });
    if (who.asks !== 'code') throw redirect({ to: '/sign-in', search: { to } });
  },
};

const signInCode = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/code',
  ...answering,
  component: lazyRouteComponent(() => import('../screens/sign-in-code.tsx'), 'SignInCodeScreen'),
});

const signInRecovery = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/recovery',
  ...answering,
  component: lazyRouteComponent(() => import('../screens/sign-in-code.tsx'), 'SignInRecoveryScreen'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('../screens/invitation.tsx'), 'InvitationScreen'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  beforeLoad: async (at) => {
    await signedIn(at);
  },
  component: lazyRouteComponent(() => import('../screens/account/account.tsx'), 'AccountScreen'),
});

const shortLink = createRoute({
  getParentRoute: () => root,
  path: '/r/$request',
  validateSearch: searchWords('in'),
  beforeLoad: async (at) => {
    await signedIn(at);
  },
  component: lazyRouteComponent(() => import('../screens/short-link/short-link.tsx'), 'ShortLinkScreen'),
});

const tenants = createRoute({
  getParentRoute: () => root,
  path: '/tenants',
  beforeLoad: async () => {
    const who = await session();
    if (!who.signedIn) throw redirect({ to: '/sign-in' });
    const [only, ...others] = who.tenants;
    if (only !== undefined && others.length === 0) {
      throw redirect({ to: '/t/$tenant', params: { tenant: only.slug } });
    }
  },
  component: lazyRouteComponent(() => import('../screens/tenants.tsx'), 'TenantsScreen'),
});

const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  component: lazyRouteComponent(() => import('../screens/gallery/gallery.tsx'), 'GalleryScreen'),
});

/** What stands outside every tenant: signing in, one's own account, and the way to a tenant. */
export const entryRoutes = [
  index,
  signIn,
  signInCode,
  signInRecovery,
  invitation,
  shortLink,
  gallery,
  account,
  tenants,
] as const;
