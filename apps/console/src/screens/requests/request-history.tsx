import { useFormatter, useTranslations } from 'use-intl';
import type { RequestEventView } from '@remit/api/requests/request-views';
import { When } from '../../parts/when.tsx';

/** What happened to a request, oldest first. */
export function RequestHistory({ events }: { readonly events: readonly RequestEventView[] }) {
  const t = useTranslations('approvals');
  const format = useFormatter();
  const passed = ({ passedBy }: RequestEventView): string => format.list(passedBy.map(({ name }) => name));
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xs font-medium text-ink-3">{t('history')}</h3>
      <ol className="flex flex-col">
        {events.map((event) => (
          <li key={event.sequence} className="relative flex gap-3 pb-3 last:pb-0">
            <span aria-hidden className="mt-1.5 size-2 shrink-0 rounded-full bg-line-strong" />
            <div className="min-w-0">
              <p>
                {byItself.has(event.action) && event.actor === null ? null : (
                  <>
                    <span className="font-medium">
                      {event.actor?.name ?? event.capacity ?? t('someone')}
                    </span>{' '}
                  </>
                )}
                <span className="text-ink-2">
                  {isMove(event)
                    ? t('event.move')
                    : isKnown(event.action)
                      ? t(`event.${event.action}`)
                      : event.action}
                  {event.onBehalfOf === null ? null : `, ${t('inPlaceOf', { name: event.onBehalfOf.name })}`}
                  {event.passedBy.length === 0 ? null : `, ${t('handedOn', { names: passed(event) })}`}
                </span>
              </p>
              {event.comment === null ? null : <p className="text-ink-2">“{event.comment}”</p>}
              <p className="text-xs text-ink-3">
                {event.step === null ? null : `${event.step} · `}
                <When at={event.at} exact />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

const known = [
  'create',
  'submit',
  'approve',
  'reject',
  'withdraw',
  'pay',
  'ask',
  'answer',
  'change',
  'reduce',
  'remind',
  'escalate',
  'reroute',
  'expire',
] as const;

// What time does, and what follows from somebody leaving, has no actor.
const byItself: ReadonlySet<string> = new Set(['remind', 'escalate', 'reroute', 'expire']);

/** Others decide it in every step, for it was moved. */
const isMove = ({ action, step }: RequestEventView): boolean => action === 'reroute' && step === null;

// An imported log brings actions of its own; they are shown as the log has them.
function isKnown(action: string): action is (typeof known)[number] {
  return known.some((name) => name === action);
}
