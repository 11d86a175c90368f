import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface PageProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The content takes what height is left and scrolls by itself, as grids do; `wide`: where there is room beside it alone. */
  readonly fill?: boolean | 'wide';
  /** How wide what is on it gets at most: its actions stand above it, and not at the far edge of a wide screen. */
  readonly column?: keyof typeof columns;
}

const frames = {
  none: { page: 'min-h-full', content: 'min-h-0 flex-1 pb-10' },
  fill: { page: 'h-full', content: 'flex min-h-0 flex-1 flex-col pb-4' },
  wide: { page: 'min-h-full lg:h-full', content: 'flex-1 pb-10 lg:flex lg:min-h-0 lg:flex-col lg:pb-4' },
} as const;

const columns = { narrow: 'max-w-3xl', middle: 'max-w-4xl', wide: 'max-w-5xl' } as const;

/** A screen's frame: its one heading, a sentence on what it is, its actions, its content. */
export function Page({ title, lead, actions, children, fill = false, column }: PageProps) {
  const limit = column === undefined ? null : columns[column];
  const frame = frames[fill === 'wide' ? 'wide' : fill ? 'fill' : 'none'];
  return (
    <div className={classes('flex flex-col', frame.page)}>
      <header className="px-4 pt-5 pb-4 sm:px-6">
        <div className={classes('flex flex-wrap items-start gap-x-6 gap-y-3', limit)}>
          <div className="min-w-0 flex-1 basis-64">
            <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            {lead === undefined ? null : (
              <div className="mt-0.5 max-w-prose text-pretty text-ink-2">{lead}</div>
            )}
          </div>
          {actions === undefined ? null : (
            <div className="flex flex-wrap items-center gap-2 max-sm:w-full print:hidden">{actions}</div>
          )}
        </div>
      </header>
      <div className={classes('px-4 sm:px-6', frame.content)}>
        {limit === null ? children : <div className={limit}>{children}</div>}
      </div>
    </div>
  );
}
