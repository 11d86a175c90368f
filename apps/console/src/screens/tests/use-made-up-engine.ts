import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { PolicyDocument, PolicyTest } from '@remit/policy/document';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import type { MadeUpRuns } from './run-made-up.ts';

/** The engine that asks tests of somebody made up here, as soon as it is there. */
export interface MadeUpEngine {
  readonly ready: boolean;
  /** Null while it is not there, and for a document that is no policy. */
  readonly run: (document: PolicyDocument) => MadeUpRuns | null;
  /** Tests that a document lacks; null while it is not there. */
  readonly suggest: ((document: PolicyDocument) => readonly PolicyTest[]) | null;
  /** The test that a word in the address says; null for none. */
  readonly testOfWord: (word: string, document: PolicyDocument) => PolicyTest | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Brings the engine, which is larger than the page that needs it. */
export function useMadeUpEngine(): MadeUpEngine {
  const calls = useCalls();
  const { tenant } = useMe();
  const { data: places } = useSuspenseQuery(calls.options.simulate.form.queryOptions());
  const { data, error, refetch } = useQuery({
    queryKey: ['the engine that asks tests'],
    queryFn: () => import('./run-made-up.ts'),
    staleTime: Infinity,
    structuralSharing: false,
  });
  const asked = { now: places.now, timeZone: tenant.timeZone, baseCurrency: tenant.baseCurrency };
  return {
    ready: data !== undefined,
    run: (document) => data?.runMadeUp(document, asked) ?? null,
    suggest: data === undefined ? null : (document) => data.suggestFor(document, asked),
    testOfWord: (word, document) => data?.testOfWord(word, document) ?? null,
    error,
    retry: () => void refetch(),
  };
}
