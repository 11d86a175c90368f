import type { ReactNode } from 'react';
import { classes } from '../../parts/classes.ts';

interface SplitViewProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly list: ReactNode;
  readonly detail: ReactNode;
  /** Where there is room for one of the two alone: the detail shows when something is chosen by the address. */
  readonly chosen: boolean;
}

/** A list and what is chosen in it, side by side; on a phone, or where everything is larger, one after the other. */
export function SplitView({ title, actions, list, detail, chosen }: SplitViewProps) {
  return (
    <div className="flex h-full min-h-0">
      <section
        aria-label={title}
        className={classes(
          'flex min-h-0 min-w-0 flex-col border-line lg:w-96 lg:shrink-0 lg:border-r',
          chosen ? 'max-lg:hidden' : 'max-lg:flex-1',
        )}
      >
        <header className="flex min-h-14 shrink-0 flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2">
          <h1 className="text-lg font-semibold tracking-tight whitespace-nowrap">{title}</h1>
          {actions}
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto bg-surface">{list}</div>
      </section>
      <div
        className={classes(
          // On a phone its foot has the bar of what can be done, and what has the focus is to stand above that.
          'relative min-h-0 min-w-0 flex-1 overflow-y-auto bg-surface max-sm:scroll-pb-34',
          chosen ? '' : 'max-lg:hidden',
        )}
      >
        {/* The heading of the page is over the list, which may be out of the way. */}
        {chosen ? <h1 className="sr-only lg:hidden">{title}</h1> : null}
        {detail}
      </div>
    </div>
  );
}
