import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { expect, test } from 'vitest';
import { onlyWords } from './only-words.ts';
import { searchWords } from './search-words.ts';

/** What a page that reads `q` and `draft` is handed at an address. */
function handed(address: string): object {
  const root = createRootRoute({ validateSearch: onlyWords });
  const page = createRoute({
    getParentRoute: () => root,
    path: '/',
    validateSearch: searchWords('q', 'draft'),
  });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  const { search } =
    router.matchRoutes(router.latestLocation).find(({ routeId }) => routeId === page.id) ?? {};
  return Object.fromEntries(Object.entries(search ?? {}).filter(([, value]) => value !== undefined));
}

test.each([
  ['a word is kept', '/?q=pump', { q: 'pump' }],
  ['a number that somebody typed is a word', '/?q=2026', { q: '2026' }],
  ['an empty word is none', '/?q=', {}],
  ['nothing is none', '/?q=null', {}],
  ['a truth is none', '/?q=true', {}],
  ['a list and a record are none', '/?q=[%22a%22]&draft={%22a%22:1}', {}],
  ['a word beyond all bounds is none', `/?draft=${'x'.repeat(20_001)}`, {}],
])('in the address of a page, %s', (_, address, words) => {
  expect(handed(address)).toEqual(words);
});
