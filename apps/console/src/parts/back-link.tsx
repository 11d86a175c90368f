import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMe } from '../shell/tenant-context.ts';

interface BackLinkProps {
  readonly to: '/t/$tenant/inbox' | '/t/$tenant/requests';
  readonly children: ReactNode;
}

/** Leads back, where there is room for one of them alone, to the list that stands beside what is chosen from it anywhere else. */
export function BackLink({ to, children }: BackLinkProps) {
  const { tenant } = useMe();
  return (
    <Link
      to={to}
      params={{ tenant: tenant.slug }}
      className="-ml-1 flex min-h-11 items-center gap-1 self-start text-ink-2 hover:text-ink lg:hidden"
    >
      <ChevronLeft size={16} aria-hidden />
      {children}
    </Link>
  );
}
