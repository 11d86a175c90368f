import { Fragment, type ReactNode } from 'react';

interface KeyLineProps {
  readonly keys: readonly string[];
  /** The word between two keys; without one they are ways to the same, or a pair. */
  readonly by?: string;
  readonly children: ReactNode;
}

/** A key, or a few that belong together, and what they do. */
export function KeyLine({ keys, by, children }: KeyLineProps) {
  return (
    <>
      <dt className="flex items-center gap-1">
        {keys.map((key, index) => (
          <Fragment key={key}>
            {by !== undefined && index > 0 ? <span className="text-xs text-ink-3">{by}</span> : null}
            <kbd className="rounded border border-line bg-sunken px-1.5 py-px font-sans text-xs">{key}</kbd>
          </Fragment>
        ))}
      </dt>
      <dd className="min-w-0 text-ink-2">{children}</dd>
    </>
  );
}
