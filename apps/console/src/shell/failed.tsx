import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../parts/error-state.tsx';

/** A screen whose data did not come; trying again asks the server anew. */
export function Failed({ error, reset }: ErrorComponentProps) {
  const queries = useQueryErrorResetBoundary();
  const router = useRouter();
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        queries.reset();
        reset();
        void router.invalidate();
      }}
    />
  );
}
