import { QueryClientProvider, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { identity } from '../../data/calls.ts';
import { Page } from '../../parts/page.tsx';
import { ToastProvider, useToast } from '../../parts/toasts.tsx';
import { ConfirmWhenAsked } from '../../shell/confirm-when-asked.tsx';
import { OwnKeys } from '../../shell/own-keys.tsx';
import { OwnSessionEnd } from '../../shell/own-session-end.tsx';
import { account as words } from '../../words/account.ts';
import { MoreWords } from '../../words/words.tsx';
import { ApplicationList } from './application-list.tsx';
import { FactorSection } from './factor-section.tsx';
import { OperatorNotice } from './operator-notice.tsx';
import { PasswordSection } from './password-section.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SessionList } from './session-list.tsx';

/** How one signs in, where one is signed in, and which applications act in one's name. It belongs to no tenant. */
export function AccountScreen() {
  return (
    <MoreWords words={{ account: words }}>
      <QueryClientProvider client={identity.queryClient}>
        <ToastProvider>
          <Account />
          <OwnSessionEnd />
          <ConfirmWhenAsked />
        </ToastProvider>
      </QueryClientProvider>
    </MoreWords>
  );
}

interface FreshCodes {
  readonly codes: readonly string[];
  readonly added: boolean;
}

function Account() {
  const t = useTranslations('account');
  const { data: account } = useSuspenseQuery(identity.options.account.get.queryOptions());
  const { data: session } = useSuspenseQuery(identity.options.session.current.queryOptions());
  const queries = useQueryClient();
  const toast = useToast();
  const [fresh, setFresh] = useState<FreshCodes | null>(null);
  const refresh = (): void => {
    for (const { pathKey } of [identity.options.account, identity.options.session]) {
      void queries.invalidateQueries({ queryKey: pathKey() });
    }
  };
  if (fresh !== null) {
    return (
      <RecoveryCodes
        codes={fresh.codes}
        email={account.email}
        onDone={() => {
          setFresh(null);
          if (fresh.added) toast(t('codes.added'));
        }}
      />
    );
  }
  const show = (codes: readonly string[], added: boolean): void => {
    setFresh({ codes, added });
    refresh();
  };
  return (
    <div className="min-h-dvh bg-surface">
      <nav className="flex items-center border-b border-line bg-canvas px-4 sm:px-6">
        <Link
          to="/tenants"
          className="inline-flex h-12 items-center gap-2 font-medium text-ink-2 hover:text-ink"
        >
          <ArrowLeft size={15} aria-hidden />
          {t('back')}
        </Link>
        <OwnKeys className="ml-auto" />
      </nav>
      <main id="main" className="mx-auto w-full max-w-3xl">
        <Page title={t('title')} lead={t('lead', { name: account.name, email: account.email })}>
          <div className="flex flex-col gap-9">
            {session.signedIn && session.operator ? (
              <OperatorNotice secondFactor={account.secondFactor} />
            ) : null}
            <FactorSection account={account} onCodes={show} onChange={refresh} />
            <PasswordSection email={account.email} onChange={refresh} />
            <SessionList sessions={account.sessions} onChange={refresh} />
            <ApplicationList onChange={refresh} />
          </div>
        </Page>
      </main>
    </div>
  );
}
