import type { ReactNode } from 'react';

interface RoleFactProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** One thing that is said of a role, and what it is. */
export function RoleFact({ name, children }: RoleFactProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <dt className="text-ink-3">{name}</dt>
      <dd className="flex flex-wrap items-center gap-1.5">{children}</dd>
    </div>
  );
}
