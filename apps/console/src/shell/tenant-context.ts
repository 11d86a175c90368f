import { createContext, useContext } from 'react';
import type { MeView } from '@remit/api/views';
import type { TenantCalls } from '../data/calls.ts';

interface TenantHere {
  readonly calls: TenantCalls;
  readonly me: MeView;
}

export const TenantContext = createContext<TenantHere | null>(null);

function useTenant(): TenantHere {
  const here = useContext(TenantContext);
  if (here === null) throw new Error('this part of the console stands inside a tenant only');
  return here;
}

/** The calls of the tenant that the page stands in. */
export const useCalls = (): TenantCalls => useTenant().calls;

/** Who is signed in here, and which rooms are open to them. */
export const useMe = (): MeView => useTenant().me;
