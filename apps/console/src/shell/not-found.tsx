import { NotFoundHere } from './not-found-here.tsx';

/** An address that leads to no screen. */
export function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center max-sm:place-items-start">
      <NotFoundHere />
    </main>
  );
}
