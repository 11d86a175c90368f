import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { AccessRequestView } from '@remit/api/access/access-views';
import { BackLink } from '../../parts/back-link.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { useOnline } from '../../parts/states/use-online.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { manage } from '../../words/administration.ts';
import { MoreWords } from '../../words/words.tsx';
import { AccessCard } from '../access-requests/access-card.tsx';

interface AccessDetailProps {
  /** Null once it is not the reader's to decide any more. */
  readonly request: AccessRequestView | null;
  readonly onDecided: () => void;
}

/** An access request that waits for its reader, beside the list of the inbox. */
export function AccessDetail({ request, onDecided }: AccessDetailProps) {
  const t = useTranslations('accessRequests');
  const words = useTranslations('approvals');
  const { tenant } = useMe();
  const online = useOnline();
  const offline = { allowed: false, reason: words('offline'), next: null } as const;
  const params = { tenant: tenant.slug };
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-5 sm:px-8">
      <BackLink to="/t/$tenant/inbox">{t('toInbox')}</BackLink>
      {request === null ? (
        <EmptyState
          title={t('gone')}
          reason={t('goneReason')}
          action={
            <Link to="/t/$tenant/access-requests" params={params} className="text-accent hover:underline">
              {t('all')}
            </Link>
          }
        />
      ) : (
        <MoreWords words={{ manage }}>
          <AccessCard
            key={request.id}
            request={online || !request.decide.allowed ? request : { ...request, decide: offline }}
            onDecided={onDecided}
          />
        </MoreWords>
      )}
    </div>
  );
}
