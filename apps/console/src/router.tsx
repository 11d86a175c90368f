import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { callsOf, identity } from './data/calls.ts';
import { Skeleton } from './parts/skeleton.tsx';
import { localPath } from './shell/local-path.ts';
import { atMoment, besideMoment } from './shell/moment-word.ts';
import { searchWords } from './shell/search-words.ts';

const session = () => identity.queryClient.ensureQueryData(identity.options.session.current.queryOptions());

// What is shown when something is wrong is not in the first script either.
const LazyNotFound = lazy(async () => ({ default: (await import('./shell/not-found.tsx')).NotFound }));
const LazyFailed = lazy(async () => ({ default: (await import('./shell/failed.tsx')).Failed }));
const NotFound = () => (
  <Suspense>
    <LazyNotFound />
  </Suspense>
);
const Failed = (failure: ErrorComponentProps) => (
  <Suspense>
    <LazyFailed {...failure} />
  </Suspense>
);

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

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
  validateSearch: ({ to }: Readonly<Record<string, unknown>>): { readonly to?: string | undefined } => ({
    to: localPath(to),
  }),
  beforeLoad: async ({ search: { to } }) => {
    const who = await session();
    // Whoever is signed in already was on the way to somewhere else.
    if (who.signedIn && to !== undefined) throw redirect({ href: to, replace: true });
    return { who };
  },
  component: lazyRouteComponent(() => import('./screens/sign-in.tsx'), 'SignInScreen'),
});

const answering = {
  validateSearch: ({ to }: Readonly<Record<string, unknown>>): { readonly to?: string | undefined } => ({
    to: localPath(to),
  }),
  beforeLoad: async () => {
    const who = await session();
    if (who.signedIn) throw redirect({ to: '/tenants' });
    if (who.asks !== 'code') throw redirect({ to: '/sign-in' });
  },
};
const signInCode = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/code',
  ...answering,
  component: lazyRouteComponent(() => import('./screens/sign-in-code.tsx'), 'SignInCodeScreen'),
});
const signInRecovery = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/recovery',
  ...answering,
  component: lazyRouteComponent(() => import('./screens/sign-in-code.tsx'), 'SignInRecoveryScreen'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('./screens/invitation.tsx'), 'InvitationScreen'),
});

const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  component: lazyRouteComponent(() => import('./screens/gallery/gallery.tsx'), 'GalleryScreen'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  beforeLoad: async () => {
    const who = await session();
    if (!who.signedIn) throw redirect({ to: '/sign-in', search: { to: '/account' } });
  },
  component: lazyRouteComponent(() => import('./screens/account/account.tsx'), 'AccountScreen'),
});

const shortLink = createRoute({
  getParentRoute: () => root,
  path: '/r/$request',
  validateSearch: searchWords('in'),
  beforeLoad: async ({ location }) => {
    const who = await session();
    if (!who.signedIn) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
  component: lazyRouteComponent(() => import('./screens/short-link.tsx'), 'ShortLinkScreen'),
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
  component: lazyRouteComponent(() => import('./screens/tenants.tsx'), 'TenantsScreen'),
});

const operator = createRoute({
  getParentRoute: () => root,
  path: '/operator',
  beforeLoad: async ({ location }) => {
    const who = await session();
    if (!who.signedIn) throw redirect({ to: '/sign-in', search: { to: location.href } });
    if (who.operator && !who.secondFactor) throw redirect({ to: '/account' });
  },
  // To whoever does not operate Remit, the server says that there is no such thing.
  loader: () => identity.queryClient.ensureQueryData(identity.options.operator.tenants.queryOptions()),
  component: lazyRouteComponent(() => import('./screens/operator/operator-frame.tsx'), 'OperatorFrame'),
});
const operatorTenants = createRoute({
  getParentRoute: () => operator,
  path: '/tenants',
  component: lazyRouteComponent(
    () => import('./screens/operator/operator-tenants.tsx'),
    'OperatorTenantsScreen',
  ),
});
const operatorTenant = createRoute({
  getParentRoute: () => operator,
  path: '/tenants/$id',
  component: lazyRouteComponent(
    () => import('./screens/operator/operator-tenant.tsx'),
    'OperatorTenantScreen',
  ),
});
const operatorFlags = createRoute({
  getParentRoute: () => operator,
  path: '/flags',
  component: lazyRouteComponent(() => import('./screens/operator/operator-flags.tsx'), 'OperatorFlagsScreen'),
});
const operatorSignIns = createRoute({
  getParentRoute: () => operator,
  path: '/sign-ins',
  component: lazyRouteComponent(
    () => import('./screens/operator/operator-sign-ins.tsx'),
    'OperatorSignInsScreen',
  ),
});
const operatorIsolation = createRoute({
  getParentRoute: () => operator,
  path: '/isolation',
  component: lazyRouteComponent(
    () => import('./screens/operator/operator-isolation.tsx'),
    'OperatorIsolationScreen',
  ),
});

const tenant = createRoute({
  getParentRoute: () => root,
  path: '/t/$tenant',
  beforeLoad: async ({ location }) => {
    const who = await session();
    if (!who.signedIn) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
  loader: async ({ params }) => {
    const calls = callsOf(params.tenant);
    await calls.queryClient.ensureQueryData(calls.options.me.get.queryOptions());
  },
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
});

const home = createRoute({
  getParentRoute: () => tenant,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/home/home.tsx'), 'HomeScreen'),
});

const inboxScreen = lazyRouteComponent(() => import('./screens/inbox/inbox.tsx'), 'InboxScreen');
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

const mineScreen = lazyRouteComponent(() => import('./screens/requests/mine.tsx'), 'MineScreen');
const requests = createRoute({ getParentRoute: () => tenant, path: '/requests', component: mineScreen });
const request = createRoute({
  getParentRoute: () => tenant,
  path: '/requests/$request',
  component: mineScreen,
});
const newRequest = createRoute({
  getParentRoute: () => tenant,
  path: '/requests/new',
  validateSearch: searchWords('saved'),
  component: lazyRouteComponent(() => import('./screens/requests/new-request.tsx'), 'NewRequestScreen'),
});

const delegations = createRoute({
  getParentRoute: () => tenant,
  path: '/delegations',
  component: lazyRouteComponent(() => import('./screens/delegations/delegations.tsx'), 'DelegationsScreen'),
});

const accessRequests = createRoute({
  getParentRoute: () => tenant,
  path: '/access-requests',
  component: lazyRouteComponent(
    () => import('./screens/access-requests/access-requests.tsx'),
    'AccessRequestsScreen',
  ),
});
const askAccess = createRoute({
  getParentRoute: () => tenant,
  path: '/access-requests/new',
  validateSearch: searchWords('type', 'action', 'record', 'folder'),
  component: lazyRouteComponent(() => import('./screens/access-requests/ask-access.tsx'), 'AskAccessScreen'),
});

const changeRequest = createRoute({
  getParentRoute: () => tenant,
  path: '/requests/$request/change',
  component: lazyRouteComponent(() => import('./screens/requests/change-request.tsx'), 'ChangeRequestScreen'),
});

const records = createRoute({
  getParentRoute: () => tenant,
  path: '/records',
  component: lazyRouteComponent(() => import('./screens/records/record-types.tsx'), 'RecordTypesScreen'),
});
const recordsOfType = createRoute({
  getParentRoute: () => tenant,
  path: '/records/$type',
  validateSearch: searchWords('q', 'sort'),
  component: lazyRouteComponent(() => import('./screens/records/records.tsx'), 'RecordsScreen'),
});

const people = createRoute({
  getParentRoute: () => tenant,
  path: '/people',
  ...atMoment('q'),
  component: lazyRouteComponent(() => import('./screens/people/people.tsx'), 'PeopleScreen'),
});
const person = createRoute({
  getParentRoute: () => tenant,
  path: '/people/$person',
  ...atMoment('type', 'q'),
  component: lazyRouteComponent(() => import('./screens/people/person.tsx'), 'PersonScreen'),
});
const seeAs = createRoute({
  getParentRoute: () => tenant,
  path: '/see-as/$person',
  validateSearch: searchWords('to'),
  component: lazyRouteComponent(() => import('./screens/see-as/see-as.tsx'), 'SeeAsScreen'),
});
const seeAsWhom = createRoute({
  getParentRoute: () => tenant,
  path: '/see-as',
  component: lazyRouteComponent(() => import('./screens/see-as/choose-whom.tsx'), 'ChooseWhomScreen'),
});
const guests = createRoute({
  getParentRoute: () => tenant,
  path: '/people/guests',
  ...besideMoment(),
  component: lazyRouteComponent(() => import('./screens/people/guests.tsx'), 'GuestsScreen'),
});
const reviews = createRoute({
  getParentRoute: () => tenant,
  path: '/reviews',
  component: lazyRouteComponent(() => import('./screens/reviews/reviews.tsx'), 'ReviewsScreen'),
});
const review = createRoute({
  getParentRoute: () => tenant,
  path: '/reviews/$campaign',
  validateSearch: searchWords('q'),
  component: lazyRouteComponent(() => import('./screens/reviews/review.tsx'), 'ReviewScreen'),
});
const general = createRoute({
  getParentRoute: () => tenant,
  path: '/settings/general',
  component: lazyRouteComponent(() => import('./screens/settings/general.tsx'), 'GeneralScreen'),
});
const groups = createRoute({
  getParentRoute: () => tenant,
  path: '/groups',
  ...atMoment(),
  component: lazyRouteComponent(() => import('./screens/groups/groups.tsx'), 'GroupsScreen'),
});
const group = createRoute({
  getParentRoute: () => tenant,
  path: '/groups/$group',
  ...atMoment(),
  component: lazyRouteComponent(() => import('./screens/groups/group.tsx'), 'GroupScreen'),
});
const security = createRoute({
  getParentRoute: () => tenant,
  path: '/settings/security',
  component: lazyRouteComponent(() => import('./screens/settings/security.tsx'), 'SecurityScreen'),
});
const sessions = createRoute({
  getParentRoute: () => tenant,
  path: '/settings/sessions',
  component: lazyRouteComponent(() => import('./screens/settings/sessions.tsx'), 'SessionsScreen'),
});
const me = createRoute({
  getParentRoute: () => tenant,
  path: '/me',
  validateSearch: searchWords('type', 'q'),
  component: lazyRouteComponent(() => import('./screens/people/me.tsx'), 'MyAccessScreen'),
});

const roles = createRoute({
  getParentRoute: () => tenant,
  path: '/access/roles',
  ...atMoment('q', 'draft'),
  component: lazyRouteComponent(() => import('./screens/roles/roles.tsx'), 'RolesScreen'),
});
const role = createRoute({
  getParentRoute: () => tenant,
  path: '/access/roles/$role',
  ...atMoment('draft', 'as', 'type'),
  component: lazyRouteComponent(() => import('./screens/roles/role.tsx'), 'RoleScreen'),
});

const folders = createRoute({
  getParentRoute: () => tenant,
  path: '/access/folders',
  ...atMoment('q', 'in', 'role', 'all', 'draft'),
  component: lazyRouteComponent(() => import('./screens/folders/folders.tsx'), 'FoldersScreen'),
});

const matrix = createRoute({
  getParentRoute: () => tenant,
  path: '/access/matrix',
  ...atMoment('draft', 'q', 'role', 'module', 'show', 'compare', 'people'),
  component: lazyRouteComponent(() => import('./screens/matrix/matrix.tsx'), 'MatrixScreen'),
});

const graph = createRoute({
  getParentRoute: () => tenant,
  path: '/access/graph',
  ...atMoment('as', 'show', 'only', 'to'),
  component: lazyRouteComponent(() => import('./screens/graph/graph.tsx'), 'GraphScreen'),
});

const rules = createRoute({
  getParentRoute: () => tenant,
  path: '/access/rules',
  ...atMoment('q', 'draft'),
  component: lazyRouteComponent(() => import('./screens/rules/rules.tsx'), 'RulesScreen'),
});
const rule = createRoute({
  getParentRoute: () => tenant,
  path: '/access/rules/$rule',
  ...atMoment('draft'),
  component: lazyRouteComponent(() => import('./screens/rules/rule.tsx'), 'RuleScreen'),
});

const fields = createRoute({
  getParentRoute: () => tenant,
  path: '/access/fields',
  ...atMoment('q', 'type', 'field', 'role', 'as', 'record', 'show', 'a', 'b', 'draft'),
  component: lazyRouteComponent(() => import('./screens/fields/fields.tsx'), 'FieldsScreen'),
});

const tests = createRoute({
  getParentRoute: () => tenant,
  path: '/access/tests',
  ...atMoment('draft', 'new', 'q'),
  component: lazyRouteComponent(() => import('./screens/tests/tests.tsx'), 'TestsScreen'),
});

const simulate = createRoute({
  getParentRoute: () => tenant,
  path: '/simulate',
  ...atMoment('who', 'do', 'type', 'id', 'in', 'met', 'facts', 'version', 'draft', 'tab', 'with'),
  component: lazyRouteComponent(() => import('./screens/simulate/simulate.tsx'), 'SimulateScreen'),
});

const versions = createRoute({
  getParentRoute: () => tenant,
  path: '/versions',
  ...besideMoment(),
  component: lazyRouteComponent(() => import('./screens/versions/versions.tsx'), 'VersionsScreen'),
});
const version = createRoute({
  getParentRoute: () => tenant,
  path: '/versions/$version',
  ...besideMoment('with', 'show'),
  component: lazyRouteComponent(() => import('./screens/versions/version.tsx'), 'VersionScreen'),
});

const changes = createRoute({
  getParentRoute: () => tenant,
  path: '/changes',
  ...besideMoment('show'),
  component: lazyRouteComponent(() => import('./screens/changes/changes.tsx'), 'ChangesScreen'),
});
const draft = createRoute({
  getParentRoute: () => tenant,
  path: '/changes/$draft',
  ...besideMoment('show', 'only', 'by'),
  component: lazyRouteComponent(() => import('./screens/changes/draft.tsx'), 'DraftScreen'),
});

const audit = createRoute({
  getParentRoute: () => tenant,
  path: '/audit',
  validateSearch: searchWords(
    'q',
    'actor',
    'action',
    'stream',
    'outcome',
    'target',
    'call',
    'reported',
    'from',
    'until',
    'live',
    'view',
  ),
  component: lazyRouteComponent(() => import('./screens/audit/audit.tsx'), 'AuditScreen'),
});
const auditEvent = createRoute({
  getParentRoute: () => audit,
  path: '/$event',
  component: lazyRouteComponent(() => import('./screens/audit/event-panel.tsx'), 'EventPanel'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    index,
    signIn,
    signInCode,
    signInRecovery,
    invitation,
    shortLink,
    gallery,
    account,
    operator.addChildren([
      operatorTenants,
      operatorTenant,
      operatorFlags,
      operatorSignIns,
      operatorIsolation,
    ]),
    tenants,
    tenant.addChildren([
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
      people,
      person,
      guests,
      seeAs,
      seeAsWhom,
      reviews,
      review,
      general,
      groups,
      group,
      security,
      sessions,
      me,
      roles,
      role,
      matrix,
      graph,
      folders,
      fields,
      rules,
      rule,
      tests,
      simulate,
      versions,
      version,
      changes,
      draft,
      audit.addChildren([auditEvent]),
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
