import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface PageProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The content takes what height is left and scrolls by itself, as grids do. */
  readonly fill?: boolean;
  /** How wide what is on it gets at most: its actions stand above it, and not at the far edge of a wide screen. */
  readonly column?: keyof typeof columns;
}

const columns = { narrow: 'max-w-3xl', middle: 'max-w-4xl', wide: 'max-w-5xl' } as const;

/** A screen's frame: its one heading, a sentence on what it is, its actions, its content. */
export function Page({ title, lead, actions, children, fill = false, column }: PageProps) {
  const limit = column === undefined ? null : columns[column];
  return (
    <div className={fill ? 'flex h-full flex-col' : 'flex min-h-full flex-col'}>
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
      <div
        className={
          fill ? 'flex min-h-0 flex-1 flex-col px-4 pb-4 sm:px-6' : 'min-h-0 flex-1 px-4 pb-10 sm:px-6'
        }
      >
        {limit === null ? children : <div className={limit}>{children}</div>}
      </div>
    </div>
  );
}
