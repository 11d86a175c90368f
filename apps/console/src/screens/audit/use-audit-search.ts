import { useSearch } from '@tanstack/react-router';
import { useSearchInPlace } from '../../shell/use-search-in-place.ts';
import type { AuditAddress } from './audit-address.ts';

/** What the address of the explorer says, and how to change it in place. */
export function useAuditSearch(): {
  readonly address: AuditAddress;
  readonly change: (change: AuditAddress) => void;
} {
  return { address: useSearch({ from: '/t/$tenant/audit' }), change: useSearchInPlace() };
}
