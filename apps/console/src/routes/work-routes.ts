import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchWords } from '../shell/search-words.ts';
import { tenant } from './tenant-route.ts';

const home = createRoute({
  getParentRoute: () => tenant,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/home/home.tsx'), 'HomeScreen'),
});

const inboxScreen = lazyRouteComponent(() => import('../screens/inbox/inbox.tsx'), 'InboxScreen');

const inbox = createRoute({
  getParentRoute: () => tenant,
  path: '/inbox',
  validateSearch: searchWords('access'),
  component: inboxScreen,
});

const inboxRequest = createRoute({
  getParentRoute: () => tenant,
  path: '/inbox/$request',
  component: inboxScreen,
});

const mineScreen = lazyRouteComponent(() => import('../screens/requests/mine.tsx'), 'MineScreen');

const requests = createRoute({ getParentRoute: () => tenant, path: '/requests', component: mineScreen });

const request = createRoute({
  getParentRoute: () => tenant,
  path: '/requests/$request',
  component: mineScreen,
});

const newRequest = createRoute({
  getParentRoute: () => tenant,
  path: '/requests/new',
  validateSearch: searchWords('saved', 'type', 'asked'),
  component: lazyRouteComponent(() => import('../screens/requests/form/new-request.tsx'), 'NewRequestScreen'),
});

const changeRequest = createRoute({
  getParentRoute: () => tenant,
  path: '/requests/$request/change',
  component: lazyRouteComponent(
    () => import('../screens/requests/change-request.tsx'),
    'ChangeRequestScreen',
  ),
});

const delegations = createRoute({
  getParentRoute: () => tenant,
  path: '/delegations',
  component: lazyRouteComponent(() => import('../screens/delegations/delegations.tsx'), 'DelegationsScreen'),
});

const accessRequests = createRoute({
  getParentRoute: () => tenant,
  path: '/access-requests',
  component: lazyRouteComponent(
    () => import('../screens/access-requests/access-requests.tsx'),
    'AccessRequestsScreen',
  ),
});

const askAccess = createRoute({
  getParentRoute: () => tenant,
  path: '/access-requests/new',
  validateSearch: searchWords('type', 'action', 'record', 'folder'),
  component: lazyRouteComponent(() => import('../screens/access-requests/ask-access.tsx'), 'AskAccessScreen'),
});

const records = createRoute({
  getParentRoute: () => tenant,
  path: '/records',
  component: lazyRouteComponent(() => import('../screens/records/record-types.tsx'), 'RecordTypesScreen'),
});

const recordsOfType = createRoute({
  getParentRoute: () => tenant,
  path: '/records/$type',
  validateSearch: searchWords('q', 'sort'),
  component: lazyRouteComponent(() => import('../screens/records/records.tsx'), 'RecordsScreen'),
});

/** A working day: what waits, what one asked for, and the records one may see. */
export const workRoutes = [
  home,
  inbox,
  inboxRequest,
  requests,
  newRequest,
  request,
  changeRequest,
  delegations,
  accessRequests,
  askAccess,
  records,
  recordsOfType,
] as const;
