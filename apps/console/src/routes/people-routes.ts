import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { atMoment, besideMoment } from '../shell/moment-word.ts';
import { searchWords } from '../shell/search-words.ts';
import { tenant } from './tenant-route.ts';

const people = createRoute({
  getParentRoute: () => tenant,
  path: '/people',
  ...atMoment('q'),
  component: lazyRouteComponent(() => import('../screens/people/people.tsx'), 'PeopleScreen'),
});

const person = createRoute({
  getParentRoute: () => tenant,
  path: '/people/$person',
  ...atMoment('type', 'q'),
  component: lazyRouteComponent(() => import('../screens/people/person.tsx'), 'PersonScreen'),
});

const guests = createRoute({
  getParentRoute: () => tenant,
  path: '/people/guests',
  ...besideMoment(),
  component: lazyRouteComponent(() => import('../screens/people/guests.tsx'), 'GuestsScreen'),
});

const seeAsWhom = createRoute({
  getParentRoute: () => tenant,
  path: '/see-as',
  component: lazyRouteComponent(() => import('../screens/see-as/choose-whom.tsx'), 'ChooseWhomScreen'),
});

const seeAs = createRoute({
  getParentRoute: () => tenant,
  path: '/see-as/$person',
  validateSearch: searchWords('to'),
  component: lazyRouteComponent(() => import('../screens/see-as/see-as.tsx'), 'SeeAsScreen'),
});

const groups = createRoute({
  getParentRoute: () => tenant,
  path: '/groups',
  ...atMoment(),
  component: lazyRouteComponent(() => import('../screens/groups/groups.tsx'), 'GroupsScreen'),
});

const group = createRoute({
  getParentRoute: () => tenant,
  path: '/groups/$group',
  ...atMoment(),
  component: lazyRouteComponent(() => import('../screens/groups/group.tsx'), 'GroupScreen'),
});

const reviews = createRoute({
  getParentRoute: () => tenant,
  path: '/reviews',
  component: lazyRouteComponent(() => import('../screens/reviews/reviews.tsx'), 'ReviewsScreen'),
});

const review = createRoute({
  getParentRoute: () => tenant,
  path: '/reviews/$campaign',
  validateSearch: searchWords('q'),
  component: lazyRouteComponent(() => import('../screens/reviews/review.tsx'), 'ReviewScreen'),
});

const me = createRoute({
  getParentRoute: () => tenant,
  path: '/me',
  validateSearch: searchWords('type', 'q'),
  component: lazyRouteComponent(() => import('../screens/people/me.tsx'), 'MyAccessScreen'),
});

/** Who is here, and what each of them can reach. */
export const peopleRoutes = [
  people,
  person,
  guests,
  seeAsWhom,
  seeAs,
  groups,
  group,
  reviews,
  review,
  me,
] as const;
