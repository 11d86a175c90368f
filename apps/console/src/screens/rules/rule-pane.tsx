import type { ReactNode } from 'react';
import { Section } from '../../parts/section.tsx';

/** One pane of a rule's page, under its name. */
export function RulePane({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Section level={2} title={title} className="min-w-0">
      <div className="card mt-2 p-4">{children}</div>
    </Section>
  );
}
