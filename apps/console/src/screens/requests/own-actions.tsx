import { useNavigate } from '@tanstack/react-router';
import { Pencil, Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { useMe } from '../../shell/tenant-context.ts';

interface OwnActionsProps {
  readonly request: RequestView;
  readonly withdrawing: boolean;
  readonly onWithdraw: () => void;
}

/** What the submitter may do: change it or take it back while it waits, send it again after it was rejected or expired. */
export function OwnActions({ request, withdrawing, onWithdraw }: OwnActionsProps) {
  const t = useTranslations('request');
  const words = useTranslations('approvals.again');
  const navigate = useNavigate();
  const { tenant } = useMe();
  const { number } = request;
  const open = request.status === 'waiting' || request.status === 'information';
  const again = open ? 'change' : 'resubmit';
  return (
    <>
      <GuardedButton
        look={open ? 'plain' : 'primary'}
        icon={<Pencil size={15} aria-hidden />}
        guard={request[again]}
        onPress={() =>
          void navigate({
            to: '/t/$tenant/requests/$request/change',
            params: { tenant: tenant.slug, request: request.id },
          })
        }
        asked={{ title: words(`title.${again}`, { number }) }}
      >
        {words(again)}
      </GuardedButton>
      {open ? (
        <GuardedButton
          look="plain"
          icon={<Undo2 size={15} aria-hidden />}
          guard={request.withdraw}
          pending={withdrawing}
          onPress={onWithdraw}
          asked={{ title: t('withdrawNumber', { number }) }}
        >
          {t('withdraw')}
        </GuardedButton>
      ) : null}
    </>
  );
}
