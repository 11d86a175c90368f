import { Link } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import type { HeldDecision } from '../../../data/held-decision.ts';
import { heldDecisionsOf } from '../../../data/held-decisions.ts';
import { Button, buttonLook } from '../../../parts/button.tsx';
import { moneyText } from '../../../parts/money-text.ts';
import { useToast } from '../../../parts/toasts.tsx';
import { useWhy } from '../../../parts/why/why-context.ts';
import { useCalls, useMe } from '../../../shell/tenant-context.ts';
import { HeldTime } from './held-time.tsx';

const look =
  'flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 last:border-b-0 sm:px-6';

/** One decision on its way: until it is sent it can be taken back; what was refused says why. */
export function HeldLine({ held }: { readonly held: HeldDecision }) {
  const { standing } = held;
  switch (standing.kind) {
    case 'held':
    case 'sending':
      return <OnItsWay held={held} />;
    case 'done':
      return <Done held={held} reply={standing.reply} />;
    case 'refused':
      return <Refused held={held} problem={standing.problem} />;
    default:
      return standing satisfies never;
  }
}

function OnItsWay({ held: { request, decision, sendsAt, standing } }: { readonly held: HeldDecision }) {
  const t = useTranslations('approvals.held');
  const locale = useLocale();
  const { takeBack, send } = heldDecisionsOf(useCalls());
  const what =
    decision.kind === 'reduce'
      ? t('reduce', { number: request.number, amount: moneyText(decision.amount, locale) })
      : t(decision.kind, { number: request.number });
  return (
    <div className={look}>
      <p className="min-w-0 flex-1 basis-52">
        <span role="status" className="font-medium">
          {what}
        </span>{' '}
        <span className="block truncate text-xs text-ink-2">
          {request.purpose === null ? null : `${request.purpose} · `}
          {standing.kind === 'held' ? <HeldTime sendsAt={sendsAt} /> : <span>{t('sending')}</span>}
        </span>
      </p>
      {standing.kind === 'held' ? (
        <div className="flex gap-2">
          <Button onClick={() => takeBack(request.id)}>{t('takeBack')}</Button>
          <Button look="ghost" onClick={() => void send(request.id)}>
            {t('sendNow')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Says so in a corner, and is gone. */
function Done({
  held: { request, decision },
  reply,
}: {
  readonly held: HeldDecision;
  readonly reply: RequestView;
}) {
  const t = useTranslations('approvals.held');
  const locale = useLocale();
  const toast = useToast();
  const { dismiss } = heldDecisionsOf(useCalls());
  useEffect(() => {
    const next =
      reply.status === 'waiting' ? reply.steps.find(({ state }) => state === 'current') : undefined;
    const said = [reply.purpose, reply.amount === null ? null : moneyText(reply.amount, locale)]
      .filter((part) => part !== null)
      .join(', ');
    toast(
      t(`done.${decision.kind}`, { number: request.number }),
      next === undefined ? said : t('next', { step: next.name }),
    );
    dismiss(request.id);
  }, [decision.kind, dismiss, locale, reply, request.id, request.number, t, toast]);
  return null;
}

interface RefusedProps {
  readonly held: HeldDecision;
  readonly problem: Extract<HeldDecision['standing'], { kind: 'refused' }>['problem'];
}

function Refused({ held: { request }, problem }: RefusedProps) {
  const t = useTranslations('approvals.held');
  const { tenant } = useMe();
  const why = useWhy();
  const { dismiss } = heldDecisionsOf(useCalls());
  const more = problem.sentences.filter((sentence) => sentence !== problem.message);
  return (
    <div className={look}>
      <p role="alert" className="flex min-w-0 flex-1 basis-52 items-start gap-2">
        <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-loss" />
        <span className="min-w-0">
          <span className="font-medium">{t('refused', { number: request.number })}</span>{' '}
          <span className="inline-block first-letter:uppercase">{problem.message}</span>
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Link
          to="/t/$tenant/inbox/$request"
          params={{ tenant: tenant.slug, request: request.id }}
          className={buttonLook()}
        >
          {t('lookAt')}
        </Link>
        <Button
          look="ghost"
          onClick={() =>
            why({
              title: t('refused', { number: request.number }),
              outcome: 'deny',
              sentences: [problem.message, ...more],
              ...(problem.deciders.length > 0 ? { deciders: problem.deciders } : {}),
            })
          }
        >
          {t('why')}
        </Button>
        <Button look="ghost" onClick={() => dismiss(request.id)}>
          {t('dismiss')}
        </Button>
      </div>
    </div>
  );
}
