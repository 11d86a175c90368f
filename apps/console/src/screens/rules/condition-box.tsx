import type { ReactNode } from 'react';

interface ConditionBoxProps {
  readonly label: string;
  /** What it says of the parts in it. */
  readonly head: ReactNode;
  /** What can be done with it as a whole. */
  readonly menu: ReactNode;
  readonly children: ReactNode;
}

/** A condition around others. */
export function ConditionBox({ label, head, menu, children }: ConditionBoxProps) {
  return (
    <div role="group" aria-label={label} className="rounded-lg border border-line bg-canvas p-2 sm:p-2.5">
      <div className="mb-2 flex items-center justify-between gap-2">
        {head}
        {menu}
      </div>
      {children}
    </div>
  );
}
