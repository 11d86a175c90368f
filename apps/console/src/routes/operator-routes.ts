import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { identity } from '../data/calls.ts';
import { root } from './root-route.tsx';
import { signedIn } from './session.ts';

const operator = createRoute({
  getParentRoute: () => root,
  path: '/operator',
  beforeLoad: async (at) => {
    const who = await signedIn(at);
    if (who.operator && !who.secondFactor) throw redirect({ to: '/account' });
  },
  // To whoever does not operate Remit, the server says that there is no such thing.
  loader: () => identity.queryClient.ensureQueryData(identity.options.operator.tenants.queryOptions()),
  component: lazyRouteComponent(() => import('../screens/operator/operator-frame.tsx'), 'OperatorFrame'),
});

/** The address alone leads to the first of its rooms. */
const operatorHome = createRoute({
  getParentRoute: () => operator,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/operator/tenants', replace: true });
  },
});

const operatorTenants = createRoute({
  getParentRoute: () => operator,
  path: '/tenants',
  component: lazyRouteComponent(
    () => import('../screens/operator/operator-tenants.tsx'),
    'OperatorTenantsScreen',
  ),
});

const operatorTenant = createRoute({
  getParentRoute: () => operator,
  path: '/tenants/$id',
  component: lazyRouteComponent(
    () => import('../screens/operator/operator-tenant.tsx'),
    'OperatorTenantScreen',
  ),
});

const operatorFlags = createRoute({
  getParentRoute: () => operator,
  path: '/flags',
  component: lazyRouteComponent(
    () => import('../screens/operator/operator-flags.tsx'),
    'OperatorFlagsScreen',
  ),
});

const operatorSignIns = createRoute({
  getParentRoute: () => operator,
  path: '/sign-ins',
  component: lazyRouteComponent(
    () => import('../screens/operator/operator-sign-ins.tsx'),
    'OperatorSignInsScreen',
  ),
});

const operatorIsolation = createRoute({
  getParentRoute: () => operator,
  path: '/isolation',
  component: lazyRouteComponent(
    () => import('../screens/operator/operator-isolation.tsx'),
    'OperatorIsolationScreen',
  ),
});

/** Where those who operate Remit look after its tenants. */
export const operatorRoute = operator.addChildren([
  operatorHome,
  operatorTenants,
  operatorTenant,
  operatorFlags,
  operatorSignIns,
  operatorIsolation,
]);
