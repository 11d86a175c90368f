import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { atMoment } from '../shell/moment-word.ts';
import { tenant } from './tenant-route.ts';

const roles = createRoute({
  getParentRoute: () => tenant,
  path: '/access/roles',
  ...atMoment('q', 'draft'),
  component: lazyRouteComponent(() => import('../screens/roles/roles.tsx'), 'RolesScreen'),
});

const role = createRoute({
  getParentRoute: () => tenant,
  path: '/access/roles/$role',
  ...atMoment('draft', 'as', 'type'),
  component: lazyRouteComponent(() => import('../screens/roles/role.tsx'), 'RoleScreen'),
});

const folders = createRoute({
  getParentRoute: () => tenant,
  path: '/access/folders',
  ...atMoment('q', 'in', 'role', 'all', 'draft'),
  component: lazyRouteComponent(() => import('../screens/folders/folders.tsx'), 'FoldersScreen'),
});

const matrix = createRoute({
  getParentRoute: () => tenant,
  path: '/access/matrix',
  ...atMoment('draft', 'q', 'role', 'module', 'show', 'compare', 'people', 'freeze', 'closed', 'sel'),
  component: lazyRouteComponent(() => import('../screens/matrix/matrix.tsx'), 'MatrixScreen'),
});

const graph = createRoute({
  getParentRoute: () => tenant,
  path: '/access/graph',
  ...atMoment('as', 'show', 'only', 'to', 'with'),
  component: lazyRouteComponent(() => import('../screens/graph/graph.tsx'), 'GraphScreen'),
});

const rules = createRoute({
  getParentRoute: () => tenant,
  path: '/access/rules',
  ...atMoment('q', 'draft'),
  component: lazyRouteComponent(() => import('../screens/rules/rules.tsx'), 'RulesScreen'),
});

const rule = createRoute({
  getParentRoute: () => tenant,
  path: '/access/rules/$rule',
  ...atMoment('draft'),
  component: lazyRouteComponent(() => import('../screens/rules/rule.tsx'), 'RuleScreen'),
});

const fields = createRoute({
  getParentRoute: () => tenant,
  path: '/access/fields',
  ...atMoment('q', 'type', 'field', 'role', 'as', 'record', 'show', 'a', 'b', 'draft'),
  component: lazyRouteComponent(() => import('../screens/fields/fields.tsx'), 'FieldsScreen'),
});

const tests = createRoute({
  getParentRoute: () => tenant,
  path: '/access/tests',
  ...atMoment('draft', 'new', 'q'),
  component: lazyRouteComponent(() => import('../screens/tests/tests.tsx'), 'TestsScreen'),
});

const simulate = createRoute({
  getParentRoute: () => tenant,
  path: '/simulate',
  ...atMoment('who', 'do', 'type', 'id', 'in', 'met', 'facts', 'version', 'draft', 'tab', 'with'),
  component: lazyRouteComponent(() => import('../screens/simulate/simulate.tsx'), 'SimulateScreen'),
});

/** Where access is composed, and asked about. */
export const accessRoutes = [
  roles,
  role,
  folders,
  matrix,
  graph,
  rules,
  rule,
  fields,
  tests,
  simulate,
] as const;
