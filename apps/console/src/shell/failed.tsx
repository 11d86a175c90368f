import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { isMissingPart } from '../data/missing-parts.ts';
import { problemOf } from '../data/problem.ts';
import { ErrorState } from '../parts/states/error-state.tsx';
import { PartMissing } from './part-missing.tsx';
import { SeeAsOver } from './see-as-over.tsx';
import { seenAsIn } from './seen-as-in.ts';
import { WayHome } from './way-home.tsx';
import { WayToSignIn } from './way-to-sign-in.tsx';

/** A screen whose data did not come; trying again asks the server anew. */
export function Failed({ error, reset }: ErrorComponentProps) {
  const queries = useQueryErrorResetBoundary();
  const router = useRouter();
  if (isMissingPart(error)) return <PartMissing error={error} />;
  const seen = seenAsIn(window.location.pathname);
  if (seen !== null && problemOf(error).code === 'precondition') return <SeeAsOver seen={seen} />;
  const shut = router.state.matches.some(
    ({ routeId, status }) => routeId === '/t/$tenant' && status !== 'success',
  );
  return (
    <ErrorState
      alone
      error={error}
      shut={shut}
      // Where the only tenant of somebody does not let them in, every way home leads back to it.
      way={shut ? <WayToSignIn /> : <WayHome />}
      onRetry={() => {
        queries.reset();
        reset();
        void router.invalidate();
      }}
    />
  );
}
