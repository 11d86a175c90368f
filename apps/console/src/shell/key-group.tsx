import type { ReactNode } from 'react';
import { Section } from '../parts/section.tsx';

/** Keys that act in one place, in the list of keys. */
export function KeyGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Section level={3} title={title}>
      <dl className="mt-1.5 grid grid-cols-[max-content_1fr] items-baseline gap-x-4 gap-y-1.5">{children}</dl>
    </Section>
  );
}
