import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AuditAddress } from './audit-address.ts';

/** What the address of the explorer says, and how to change it in place. */
export function useAuditSearch(): {
  readonly address: AuditAddress;
  readonly change: (change: AuditAddress) => void;
} {
  const address = useSearch({ from: '/t/$tenant/audit' });
  const navigate = useNavigate();
  return {
    address,
    change: (change) =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, ...change }),
        replace: true,
        resetScroll: false,
      }),
  };
}
