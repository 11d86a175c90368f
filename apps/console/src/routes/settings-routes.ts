import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { tenant } from './tenant-route.ts';

const general = createRoute({
  getParentRoute: () => tenant,
  path: '/settings/general',
  component: lazyRouteComponent(() => import('../screens/settings/general.tsx'), 'GeneralScreen'),
});

const security = createRoute({
  getParentRoute: () => tenant,
  path: '/settings/security',
  component: lazyRouteComponent(() => import('../screens/settings/security.tsx'), 'SecurityScreen'),
});

const sessions = createRoute({
  getParentRoute: () => tenant,
  path: '/settings/sessions',
  component: lazyRouteComponent(() => import('../screens/settings/sessions.tsx'), 'SessionsScreen'),
});

/** The settings of a tenant. */
export const settingsRoutes = [general, security, sessions] as const;
