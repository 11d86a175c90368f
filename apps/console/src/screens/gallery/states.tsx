import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { Exhibit } from './exhibit.tsx';

/** What stands where there is nothing yet, nothing at all, or something went wrong. */
export function States() {
  return (
    <>
      <Exhibit name="Empty state">
        <EmptyState
          title="No examples"
          reason="None were made yet. Make the first one."
          action={<Button>Make one</Button>}
        />
      </Exhibit>
      <Exhibit name="Error state">
        <ErrorState error={new Error('unreachable')} onRetry={() => undefined} />
      </Exhibit>
      <Exhibit name="Skeleton, thin bar">
        <div className="w-80">
          <Skeleton lines={4} />
        </div>
        <div className="relative h-8 w-80">
          <ThinBar active label="On its way" />
        </div>
      </Exhibit>
    </>
  );
}
