import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { problemOf } from '../data/problem.ts';
import { ErrorState } from '../parts/error-state.tsx';
import { SeeAsOver } from './see-as-over.tsx';
import { seenAsIn } from './seen-as-in.ts';
import { WayHome } from './way-home.tsx';

/** A screen whose data did not come; trying again asks the server anew. */
export function Failed({ error, reset }: ErrorComponentProps) {
  const queries = useQueryErrorResetBoundary();
  const router = useRouter();
  const seen = seenAsIn(window.location.pathname);
  if (seen !== null && problemOf(error).code === 'precondition') return <SeeAsOver seen={seen} />;
  return (
    <ErrorState
      alone
      error={error}
      way={<WayHome />}
      onRetry={() => {
        queries.reset();
        reset();
        void router.invalidate();
      }}
    />
  );
}
