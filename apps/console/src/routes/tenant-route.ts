import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { callsOf } from '../data/calls.ts';
import { NotFoundHere, root } from './root-route.tsx';
import { signedIn } from './session.ts';

/** What every page of a tenant stands in: whoever is not signed in is sent to do so. */
export const tenant = createRoute({
  getParentRoute: () => root,
  path: '/t/$tenant',
  beforeLoad: async (at) => {
    await signedIn(at);
  },
  loader: async ({ params }) => {
    const calls = callsOf(params.tenant);
    await calls.queryClient.ensureQueryData(calls.options.me.get.queryOptions());
  },
  component: lazyRouteComponent(() => import('../shell/shell.tsx'), 'Shell'),
  notFoundComponent: NotFoundHere,
});
