import type { ReactNode } from 'react';

interface PageProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The content takes what height is left and scrolls by itself, as grids do. */
  readonly fill?: boolean;
}

/** A screen's frame: its one heading, a sentence on what it is, its actions, its content. */
export function Page({ title, lead, actions, children, fill = false }: PageProps) {
  return (
    <div className={fill ? 'flex h-full flex-col' : 'flex min-h-full flex-col'}>
      <header className="flex flex-wrap items-start gap-x-6 gap-y-3 px-4 pt-5 pb-4 sm:px-6">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {lead === undefined ? null : <div className="mt-0.5 max-w-prose text-ink-2">{lead}</div>}
        </div>
        {actions === undefined ? null : (
          <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>
        )}
      </header>
      <div
        className={
          fill ? 'flex min-h-0 flex-1 flex-col px-4 pb-4 sm:px-6' : 'min-h-0 flex-1 px-4 pb-10 sm:px-6'
        }
      >
        {children}
      </div>
    </div>
  );
}
