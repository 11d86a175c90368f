import { createRouter } from '@tanstack/react-router';
import { Skeleton } from './parts/states/skeleton.tsx';
import { accessRoutes } from './routes/access-routes.ts';
import { entryRoutes } from './routes/entry-routes.ts';
import { historyRoutes } from './routes/history-routes.ts';
import { operatorRoute } from './routes/operator-routes.ts';
import { peopleRoutes } from './routes/people-routes.ts';
import { Failed, NotFound, root } from './routes/root-route.tsx';
import { settingsRoutes } from './routes/settings-routes.ts';
import { tenant } from './routes/tenant-route.ts';
import { workRoutes } from './routes/work-routes.ts';

/** Every address of the console, and the screen that comes with it when it is opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    ...entryRoutes,
    operatorRoute,
    tenant.addChildren([
      ...workRoutes,
      ...peopleRoutes,
      ...settingsRoutes,
      ...accessRoutes,
      ...historyRoutes,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  defaultPendingComponent: Skeleton,
  defaultErrorComponent: Failed,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
