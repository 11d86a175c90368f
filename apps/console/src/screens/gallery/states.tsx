import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { LoadAgain } from '../../parts/grid/load-again.tsx';
import { MissingDialog } from '../../parts/dialogs/missing-dialog.tsx';
import { MissingMark } from '../../parts/states/missing-mark.tsx';
import { MissingPane } from '../../parts/states/missing-pane.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { Exhibit } from './exhibit.tsx';
import { deciders, failure } from './samples.ts';

const errors = [
  { name: 'Error state: nobody answers', error: new Error('unreachable') },
  {
    name: 'Error state: refused',
    error: failure({
      code: 'forbidden',
      message: 'none of your roles allows this',
      sentences: ['example is for whoever heads a department'],
      deciders,
    }),
  },
  {
    name: 'Error state: somebody was quicker',
    error: failure({ code: 'conflict', message: 'Ada Example changed it while you did; look at it again' }),
  },
] as const;

const shutTenant = failure({ code: 'forbidden', message: 'this tenant is suspended' });

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
      {errors.map(({ name, error }) => (
        <Exhibit key={name} name={name}>
          <ErrorState error={error} onRetry={() => undefined} />
        </Exhibit>
      ))}
      <Exhibit name="Error state: a tenant that is shut">
        <ErrorState shut error={shutTenant} way={<Button>Sign in as somebody else</Button>} />
      </Exhibit>
      <Exhibit name="A part of the page that did not come">
        <MissingPane onAgain={() => undefined} />
        <MissingMark onAgain={() => undefined} />
        <MissingOver />
      </Exhibit>
      <Exhibit name="A page that did not come whole">
        <LoadAgain />
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

function MissingOver() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open what did not come</Button>
      {open ? <MissingDialog onAgain={() => setOpen(false)} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
