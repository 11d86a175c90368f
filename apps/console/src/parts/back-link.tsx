import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMe } from '../shell/tenant-context.ts';

interface BackLinkProps {
  readonly to: '/t/$tenant/inbox' | '/t/$tenant/requests';
  /** `phone`: above a detail that shows beside its list anywhere else. */
  readonly where: 'head' | 'phone';
  readonly children: ReactNode;
}

const looks = {
  head: 'flex min-h-7 items-center gap-1 text-ink-2 hover:text-ink max-sm:min-h-11',
  phone: '-ml-1 flex min-h-11 items-center gap-1 self-start text-ink-2 sm:hidden',
} as const;

/** Leads back to the list that a page belongs to. */
export function BackLink({ to, where, children }: BackLinkProps) {
  const { tenant } = useMe();
  return (
    <Link to={to} params={{ tenant: tenant.slug }} className={looks[where]}>
      <ChevronLeft size={16} aria-hidden />
      {children}
    </Link>
  );
}
