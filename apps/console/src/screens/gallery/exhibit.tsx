import type { ReactNode } from 'react';
import { Section } from '../../parts/section.tsx';

/** One part with its states, under its name. */
export function Exhibit({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Section level={2} title={name} titleClass="font-semibold" className="flex flex-col gap-3">
      <div className="card flex flex-wrap items-center gap-3 p-4">{children}</div>
    </Section>
  );
}
