import { QueryClientProvider, useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useParams, useRouterState, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { callsOf, type TenantCalls } from '../data/calls.ts';
import { watchLive } from '../data/live-watch.ts';
import { lazyPart } from '../parts/lazy-part.tsx';
import { ThinBar } from '../parts/thin-bar.tsx';
import { ToastProvider } from '../parts/toasts.tsx';
import { TimeZoneContext } from '../parts/use-when.ts';
import { WhyProvider } from '../parts/why/why-provider.tsx';
import { ConfirmWhenAsked } from './confirm-when-asked.tsx';
import { HeldWhenAny } from './held-when-any.tsx';
import { OfMoment } from './lazy-moment.tsx';
import { LeftEditsWhenAny } from './left-edits-when-any.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { Over } from './over.tsx';
import { Rail } from './rail.tsx';
import { SessionEnd } from './session-end.tsx';
import { tenantWords } from '../words/tenant.ts';
import { MoreWords } from '../words/words.tsx';
import { TenantContext } from './tenant-context.ts';
import { TopBar } from './top-bar.tsx';
import { useGoKeys } from './use-go-keys.ts';

const SeeAsBanner = lazyPart(async () => (await import('./see-as-banner.tsx')).SeeAsBanner);
const FactorDueBanner = lazyPart(async () => (await import('./factor-due-banner.tsx')).FactorDueBanner);

/** Everything around a screen inside a tenant. The tenant's cache, clock and reader are set here, once. */
export function Shell() {
  const { tenant } = useParams({ from: '/t/$tenant' });
  const calls = callsOf(tenant);
  return (
    <QueryClientProvider client={calls.queryClient} key={tenant}>
      <MoreWords words={tenantWords}>
        <ToastProvider>
          <Frame calls={calls} />
        </ToastProvider>
      </MoreWords>
    </QueryClientProvider>
  );
}

function Frame({ calls }: { readonly calls: TenantCalls }) {
  const t = useTranslations('shell');
  const { data: me, dataUpdatedAt } = useSuspenseQuery(calls.options.me.get.queryOptions());
  const { at } = useSearch({ strict: false });
  const [over, setOver] = useState<'palette' | 'keys' | null>(null);
  const loading = useRouterState({ select: (state) => state.status === 'pending' });
  useEffect(() => watchLive(calls), [calls]);
  const open = { palette: () => setOver('palette'), keys: () => setOver('keys') };
  const close = (): void => setOver(null);
  useGoKeys(me.tenant.slug, open);
  return (
    <TenantContext value={{ calls, me }}>
      <TimeZoneContext value={me.tenant.timeZone}>
        <WhyProvider>
          <a
            href="#main"
            className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent-solid px-3 py-2 text-on-accent focus:translate-y-0"
          >
            {t('skip')}
          </a>
          <div className="flex h-dvh flex-col">
            {me.seenBy === null ? null : (
              <Suspense fallback={<div className="h-9 shrink-0 bg-warn-tint max-sm:h-18" />}>
                <SeeAsBanner seenBy={me.seenBy} />
              </Suspense>
            )}
            {me.secondFactorDue === null ? null : (
              <Suspense fallback={<div className="h-9 shrink-0 bg-warn-tint max-sm:h-18" />}>
                <FactorDueBanner from={me.secondFactorDue} />
              </Suspense>
            )}
            <OfflineBanner />
            <TopBar open={open} />
            <div className="flex min-h-0 flex-1 max-sm:flex-col">
              <Rail />
              <main
                id="main"
                tabIndex={-1}
                className="relative min-h-0 min-w-0 flex-1 overflow-y-auto bg-surface outline-none"
              >
                <ThinBar active={loading} label={t('loading')} />
                <OfMoment at={at}>
                  <Outlet />
                </OfMoment>
              </main>
            </div>
            <HeldWhenAny />
            <LeftEditsWhenAny />
          </div>
          {over === null ? null : <Over what={over} onKeys={open.keys} onClose={close} />}
          <SessionEnd
            // By the clock of the page, which need not be the server's.
            ends={dataUpdatedAt + me.sessionLasts}
            onAsk={() => void calls.queryClient.invalidateQueries(calls.options.me.get.queryFilter())}
          />
          <ConfirmWhenAsked />
        </WhyProvider>
      </TimeZoneContext>
    </TenantContext>
  );
}
