import { useSearch } from '@tanstack/react-router';
import { useSearchInPlace } from '../../shell/use-search-in-place.ts';
import type { SimulateAddress } from './simulate-address.ts';

/** What the address of the simulator asks, and how to change it in place. */
export function useSimulateSearch(): {
  readonly address: SimulateAddress;
  readonly change: (change: SimulateAddress) => void;
} {
  return { address: useSearch({ from: '/t/$tenant/simulate' }), change: useSearchInPlace() };
}
