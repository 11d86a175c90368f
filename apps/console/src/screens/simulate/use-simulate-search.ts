import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SimulateAddress } from './simulate-address.ts';

/**
 * What the address of the simulator asks, and how to change it in place. It is spelt out, and not taken from
 * `useSearchInPlace`: a script more is more than this route has room for.
 */
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
