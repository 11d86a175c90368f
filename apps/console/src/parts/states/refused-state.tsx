import type { Guard } from '@remit/api/views';
import { AskLink } from '../ask-link.tsx';
import { EmptyState } from './empty-state.tsx';

interface RefusedStateProps {
  readonly title: string;
  readonly guard: Extract<Guard, { readonly allowed: false }>;
}

/** What its reader may not do here, why, and the way to ask for it where a role could allow it. */
export function RefusedState({ title, guard: { reason, ask } }: RefusedStateProps) {
  if (ask === undefined) return <EmptyState title={title} reason={reason} />;
  return <EmptyState title={title} reason={reason} action={<AskLink ask={ask} onLeave={undefined} />} />;
}
