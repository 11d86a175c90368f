import { createRootRoute, Outlet, type ErrorComponentProps } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { onlyWords } from '../shell/only-words.ts';

// What is shown when something is wrong is not in the first script either.
const LazyNotFound = lazy(async () => ({ default: (await import('../shell/not-found.tsx')).NotFound }));
const LazyNotFoundHere = lazy(async () => ({
  default: (await import('../shell/not-found-here.tsx')).NotFoundHere,
}));
const LazyFailed = lazy(async () => ({ default: await bringFailed() }));

/** Brings what is shown when something is wrong, while nothing is: a page without a line could bring nothing. */
export async function bringFailed() {
  return (await import('../shell/failed.tsx')).Failed;
}

/** For an address that leads nowhere. */
export const NotFound = () => (
  <Suspense>
    <LazyNotFound />
  </Suspense>
);

/** For an address in a tenant that leads nowhere there. */
export const NotFoundHere = () => (
  <Suspense>
    <LazyNotFoundHere />
  </Suspense>
);

/** For a page that could not be shown. */
export const Failed = (failure: ErrorComponentProps) => (
  <Suspense>
    <LazyFailed {...failure} />
  </Suspense>
);

/** What every route hangs on. */
export const root = createRootRoute({
  validateSearch: onlyWords,
  component: Outlet,
  notFoundComponent: NotFound,
});
