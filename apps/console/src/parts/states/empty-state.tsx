import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** Why it is empty: none yet, filtered, or not allowed. */
  readonly reason: string;
  readonly action?: ReactNode;
  /** Whether there is nothing else on the page, so that the title is its heading. */
  readonly alone?: boolean;
}

/** What belongs here, why there is none of it, and one thing to do. */
export function EmptyState({ title, reason, action, alone = false }: EmptyStateProps) {
  const Title = alone ? 'h1' : 'p';
  return (
    <div className="flex flex-col items-start gap-1 px-4 py-10 sm:items-center sm:text-center">
      <Title className="text-base font-medium">{title}</Title>
      <p className="max-w-prose text-balance text-ink-2">{reason}</p>
      {action === undefined ? null : <div className="mt-3">{action}</div>}
    </div>
  );
}
