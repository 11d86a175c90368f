import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleSlash, Clock, Hourglass, TimerOff, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AccessRequestView } from '@remit/api/access/access-views';
import { Button } from '../../parts/button.tsx';
import { Chip, PathChip } from '../../parts/chip.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { When } from '../../parts/when.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { lastingParts } from './lasting.ts';

const looks = {
  waiting: { Icon: Hourglass, tone: 'warn' },
  granted: { Icon: CircleCheck, tone: 'gain' },
  ended: { Icon: Clock, tone: 'plain' },
  rejected: { Icon: CircleSlash, tone: 'loss' },
  withdrawn: { Icon: Undo2, tone: 'plain' },
  expired: { Icon: TimerOff, tone: 'plain' },
} as const;

type Decision = 'grant' | 'refuse';

interface AccessCardProps {
  readonly request: AccessRequestView;
  readonly onDecided?: (() => void) | undefined;
}

/** One access request: who asks for what, where and for how long, why, how it stands, and what its reader may do. */
export function AccessCard({ request, onDecided }: AccessCardProps) {
  const t = useTranslations('accessRequests');
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const { label, member, standing, mine, own, sentBy } = request;
  const { Icon, tone } = looks[standing];
  const title = own
    ? t('own', { role: label })
    : t('asks', { name: member?.name ?? t('somebody'), role: label });
  return (
    <article className="card flex flex-col gap-2 p-4" aria-label={title}>
      <header className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 flex-1 font-medium">{title}</h3>
        <Chip tone={tone} icon={<Icon size={13} aria-hidden />}>
          {t(`standing.${standing}`)}
        </Chip>
      </header>
      <WhereAndWhen request={request} />
      <p>{request.reason}</p>
      {sentBy === null ? null : (
        <p className="text-xs text-ink-3">
          {own ? t('sentForYou', { name: sentBy.name }) : t('sentBy', { name: sentBy.name })}
        </p>
      )}
      <p className="text-xs text-ink-3">{t('after', { what: request.refusedWords })}</p>
      {request.comment === null ? null : (
        <p className="border-l-2 border-line pl-3 text-ink-2">
          {request.comment}
          {request.decidedBy === null ? '' : ` — ${t('by', { name: request.decidedBy.name })}`}
        </p>
      )}
      {standing === 'waiting' && mine ? <WaitsFor request={request} /> : null}
      {standing === 'waiting' ? <Deeds request={request} onDecide={setDeciding} /> : null}
      {deciding === null ? null : (
        <DecideDialog
          request={request}
          decision={deciding}
          onClose={() => setDeciding(null)}
          onDecided={onDecided}
        />
      )}
    </article>
  );
}

function WhereAndWhen({ request }: Pick<AccessCardProps, 'request'>) {
  const t = useTranslations('accessRequests');
  const { unit, count } = lastingParts(request.lasts);
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
      <PathChip path={request.folder} />
      {request.grantedUntil !== null ? (
        <span>
          {t('until')} <When at={request.grantedUntil} exact />
        </span>
      ) : (
        <span>{t('forTime', { time: t(`lasts.${unit}`, { count }) })}</span>
      )}
      <span className="text-ink-3">
        <When at={request.submittedAt} />
      </span>
      {request.expiresAt === null ? null : (
        <span className="text-ink-3">
          {t('openUntil')} <When at={request.expiresAt} exact />
        </span>
      )}
    </p>
  );
}

interface DeedsProps extends Pick<AccessCardProps, 'request'> {
  readonly onDecide: (decision: Decision) => void;
}

/** What its reader may do with a request that waits. */
function Deeds({ request, onDecide }: DeedsProps) {
  const t = useTranslations('accessRequests');
  const about = { role: request.label, name: request.member?.name ?? t('somebody') };
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      {request.mine ? (
        <TakeBack request={request} />
      ) : (
        <>
          <GuardedButton
            look="primary"
            guard={request.decide}
            onPress={() => onDecide('grant')}
            asked={{ title: t('grantTitle', about) }}
          >
            {t('grant')}
          </GuardedButton>
          <GuardedButton
            look="danger"
            guard={request.decide}
            onPress={() => onDecide('refuse')}
            asked={{ title: t('refuseTitle', about) }}
          >
            {t('refuse')}
          </GuardedButton>
        </>
      )}
    </div>
  );
}

function WaitsFor({ request }: { readonly request: AccessRequestView }) {
  const t = useTranslations('accessRequests');
  const names = request.granters.map(({ name }) => name).join(', ');
  const others = request.grantersTotal - request.granters.length;
  return (
    <p className="text-ink-2">{names === '' ? t('waitsForNobody') : t('waitsFor', { names, others })}</p>
  );
}

function TakeBack({ request: { id, revision, label } }: { readonly request: AccessRequestView }) {
  const t = useTranslations('accessRequests');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const withdraw = useMutation({
    mutationFn: () => calls.client.access.withdraw.mutate({ id, revision }),
    onSuccess: () => toast(t('takenBack', { role: label }), ''),
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.access.pathKey() }),
  });
  return (
    <Button pending={withdraw.isPending} onClick={() => withdraw.mutate()}>
      {t('takeBack')}
    </Button>
  );
}
