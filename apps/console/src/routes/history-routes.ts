import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { auditWords } from '../screens/audit/address-words.ts';
import { besideMoment } from '../shell/moment-word.ts';
import { searchWords } from '../shell/search-words.ts';
import { tenant } from './tenant-route.ts';

const versions = createRoute({
  getParentRoute: () => tenant,
  path: '/versions',
  ...besideMoment(),
  component: lazyRouteComponent(() => import('../screens/versions/versions.tsx'), 'VersionsScreen'),
});

const version = createRoute({
  getParentRoute: () => tenant,
  path: '/versions/$version',
  ...besideMoment('with', 'show'),
  component: lazyRouteComponent(() => import('../screens/versions/version.tsx'), 'VersionScreen'),
});

const changes = createRoute({
  getParentRoute: () => tenant,
  path: '/changes',
  ...besideMoment('show'),
  component: lazyRouteComponent(() => import('../screens/changes/changes.tsx'), 'ChangesScreen'),
});

const impactWords = ['show', 'only', 'by'] as const;

// What a draft is about is what it means for everybody: its short address leads there.
const draft = createRoute({
  getParentRoute: () => tenant,
  path: '/changes/$draft',
  ...besideMoment(...impactWords),
  beforeLoad: ({ params, search }) => {
    throw redirect({ to: '/t/$tenant/changes/$draft/impact', params, search, replace: true });
  },
});

const draftImpact = createRoute({
  getParentRoute: () => tenant,
  path: '/changes/$draft/impact',
  ...besideMoment(...impactWords),
  component: lazyRouteComponent(() => import('../screens/changes/draft.tsx'), 'DraftScreen'),
});

const audit = createRoute({
  getParentRoute: () => tenant,
  path: '/audit',
  validateSearch: searchWords(...auditWords),
  component: lazyRouteComponent(() => import('../screens/audit/audit.tsx'), 'AuditScreen'),
});

const auditEvent = createRoute({
  getParentRoute: () => audit,
  path: '/$event',
  component: lazyRouteComponent(() => import('../screens/audit/event-panel.tsx'), 'EventPanel'),
});

/** What changed, what is about to, and what happened. */
export const historyRoutes = [
  versions,
  version,
  changes,
  draft,
  draftImpact,
  audit.addChildren([auditEvent]),
] as const;
