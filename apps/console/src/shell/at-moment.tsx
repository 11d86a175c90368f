import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { callsOf } from '../data/calls.ts';
import { ErrorState } from '../parts/states/error-state.tsx';
import { Skeleton } from '../parts/states/skeleton.tsx';
import { WhyProvider } from '../parts/why/why-provider.tsx';
import { time as words } from '../words/time.ts';
import { MoreWords } from '../words/words.tsx';
import { askedMoment } from './asked-moment.ts';
import { BackToNow, MomentBanner } from './moment-banner.tsx';
import { TenantContext, useCalls, useMe } from './tenant-context.ts';

interface AtMomentProps {
  /** As the address has it. */
  readonly word: string;
  readonly children: ReactNode;
}

/** A screen at another moment than now: what it asks is answered as of then, and a line above it says so. */
export function AtMoment({ word, children }: AtMomentProps) {
  const { slug } = useCalls();
  const me = useMe();
  const asked = askedMoment(word);
  if (asked === null) return children;
  const calls = callsOf(slug, asked);
  return (
    <MoreWords words={{ time: words }}>
      <QueryClientProvider client={calls.queryClient} key={asked}>
        <TenantContext value={{ calls, me }}>
          <WhyProvider>
            <Framed>{children}</Framed>
          </WhyProvider>
        </TenantContext>
      </QueryClientProvider>
    </MoreWords>
  );
}

function Framed({ children }: { readonly children: ReactNode }) {
  const calls = useCalls();
  const moment = useQuery(calls.options.time.compare.queryOptions());
  if (moment.isPending) return <Skeleton />;
  if (moment.data === undefined) {
    return (
      <>
        <ErrorState error={moment.error} onRetry={() => void moment.refetch()} />
        <p className="flex justify-center">
          <BackToNow />
        </p>
      </>
    );
  }
  return (
    <div data-moment className="flex h-full flex-col">
      <MomentBanner moment={moment.data} />
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </div>
  );
}
