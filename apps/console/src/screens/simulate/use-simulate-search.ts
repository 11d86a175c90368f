import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SimulateAddress } from './simulate-address.ts';

/** What the address of the simulator asks, and how to change it in place. */
export function useSimulateSearch(): {
  readonly address: SimulateAddress;
  readonly change: (change: SimulateAddress) => void;
} {
  const address = useSearch({ from: '/t/$tenant/simulate' });
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
