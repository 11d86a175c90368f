import { QueryClientProvider } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { identity } from '../../data/calls.ts';
import { ToastProvider } from '../../parts/toasts.tsx';
import { ConfirmWhenAsked } from '../../shell/confirm-when-asked.tsx';
import { OwnKeys } from '../../shell/own-keys.tsx';
import { OwnSessionEnd } from '../../shell/own-session-end.tsx';
import { operator as words } from '../../words/operator.ts';
import { MoreWords } from '../../words/words.tsx';

/** What stands around every screen of those who operate Remit. It belongs to no tenant. */
export function OperatorFrame() {
  return (
    <MoreWords words={{ operator: words }}>
      <QueryClientProvider client={identity.queryClient}>
        <ToastProvider>
          <div className="min-h-dvh bg-surface">
            <OperatorNav />
            <main id="main" className="mx-auto w-full max-w-6xl">
              <Outlet />
            </main>
          </div>
          <OwnSessionEnd />
          <ConfirmWhenAsked />
        </ToastProvider>
      </QueryClientProvider>
    </MoreWords>
  );
}

const rooms = [
  { to: '/operator/tenants', name: 'tenants' },
  { to: '/operator/flags', name: 'flags' },
  { to: '/operator/sign-ins', name: 'signIns' },
  { to: '/operator/isolation', name: 'isolation' },
] as const;

const roomLook =
  'inline-flex h-12 items-center border-b-2 border-transparent px-1 font-medium text-ink-2 hover:text-ink ' +
  'focus-visible:-outline-offset-2 aria-[current=page]:border-accent-solid aria-[current=page]:text-ink';

function OperatorNav() {
  const t = useTranslations('operator.nav');
  return (
    <nav
      aria-label={t('label')}
      className="flex flex-wrap items-center gap-x-5 border-b border-line bg-canvas px-4 sm:px-6"
    >
      <Link
        to="/tenants"
        className="inline-flex h-12 items-center gap-2 font-medium text-ink-2 hover:text-ink"
      >
        <ArrowLeft size={15} aria-hidden />
        {t('back')}
      </Link>
      <span className="flex flex-wrap gap-x-5 sm:ml-auto">
        {rooms.map(({ to, name }) => (
          <Link key={to} to={to} className={roomLook}>
            {t(name)}
          </Link>
        ))}
      </span>
      <OwnKeys />
    </nav>
  );
}
