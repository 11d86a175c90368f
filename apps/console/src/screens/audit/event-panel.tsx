import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ArrowLeft, X } from 'lucide-react';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { AuditEventView } from '@remit/api/audit-views';
import { Button, buttonLook } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useMoment } from '../../parts/use-when.ts';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { agentName } from '../account/agent-name.ts';
import type { AuditAddress } from './audit-address.ts';
import { actionWords } from './audit-words.ts';
import { EventDetails, EventState } from './event-state.tsx';
import { OutcomeChip } from './outcome-chip.tsx';
import { useStamp } from './use-stamp.ts';

/** Everything that the record says of one event, beside the list; on a phone in its place. */
export function EventPanel() {
  const t = useTranslations('audit.event');
  const words = useTranslations('audit');
  const { event: id } = useParams({ from: '/t/$tenant/audit/$event' });
  const calls = useCalls();
  const query = useQuery(calls.options.audit.get.queryOptions({ id }));
  const { tenant } = useMe();
  const navigate = useNavigate();
  const close = (): void =>
    void navigate({ to: '/t/$tenant/audit', params: { tenant: tenant.slug }, search: (before) => before });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <aside
      aria-label={query.data === undefined ? t('details') : actionWords(words, query.data.action)}
      className="card relative flex min-h-0 flex-col overflow-hidden max-sm:flex-1 sm:w-[26rem] sm:shrink-0"
    >
      <div className="flex h-11 shrink-0 items-center border-b border-line px-2 sm:hidden">
        <Button look="ghost" icon={<ArrowLeft size={15} aria-hidden />} onClick={close}>
          {t('back')}
        </Button>
      </div>
      <button
        type="button"
        aria-label={t('close')}
        onClick={close}
        className="absolute top-3 right-3 inline-grid size-7 place-items-center rounded-md bg-surface text-ink-2 hover:bg-hover hover:text-ink max-sm:hidden"
      >
        <X size={16} aria-hidden />
      </button>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
        {query.data === undefined ? (
          query.isPending ? (
            <Skeleton />
          ) : (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          )
        ) : (
          <EventFacts event={query.data} />
        )}
      </div>
    </aside>
  );
}

function EventFacts({ event }: { readonly event: AuditEventView }) {
  const t = useTranslations('audit.event');
  const words = useTranslations('audit');
  const moment = useMoment();
  const stamp = useStamp();
  const known = agentName(event.agent);
  const compared = event.before !== null || event.after !== null;
  return (
    <article className="flex flex-col gap-5">
      <header>
        <h2 className="text-lg font-semibold tracking-tight sm:pr-9">{actionWords(words, event.action)}</h2>
        <p className="mt-1 flex flex-wrap items-center gap-2">
          <OutcomeChip outcome={event.outcome} />
          {event.sequence === null ? (
            <Chip tone="warn">{t('waiting')}</Chip>
          ) : (
            <span className="figures text-xs text-ink-3">
              {t('sealed', { sequence: event.sequence, head: event.head })}
            </span>
          )}
        </p>
      </header>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1.5 text-sm">
        <Fact name={t('at')}>
          <time dateTime={new Date(event.at).toISOString()} title={moment(event.at)}>
            {stamp(event.at)}
          </time>
        </Fact>
        <Fact name={t('by')}>
          {event.actor?.name ?? (event.actorId === null ? t('byRemit') : words('gone'))}
        </Fact>
        {event.onBehalfOf === null ? null : (
          // A request is decided in somebody's place; whatever else names a second person was seen as them.
          <Fact name={t(event.action.startsWith('request.') ? 'behalf' : 'seenAs')}>
            {event.onBehalfOf.name}
          </Fact>
        )}
        {event.roles.length === 0 ? null : (
          <Fact name={t('roles')}>{event.roles.map((role) => event.names[role] ?? role).join(', ')}</Fact>
        )}
        <Fact name={t('on')}>
          {event.target.label}{' '}
          {event.target.name ?? (
            <code title={event.target.id ?? undefined} className="font-mono text-xs text-ink-3">
              {event.target.id?.slice(0, 8)}
            </code>
          )}
        </Fact>
        {event.address === null ? null : <Fact name={t('from')}>{event.address}</Fact>}
        {event.agent === null ? null : (
          <Fact name={t('with')}>
            <span title={event.agent}>{known === null ? event.agent : t('agent', { ...known })}</span>
          </Fact>
        )}
        {event.policyVersion === null ? null : <Fact name={t('policy')}>{event.policyVersion}</Fact>}
        {event.directoryRevision === null ? null : (
          <Fact name={t('directory')}>{event.directoryRevision}</Fact>
        )}
      </dl>
      <Section level={3} title={t('reasons')}>
        {event.sentences.length === 0 ? (
          <p className="mt-1 text-ink-2">{t('noReasons')}</p>
        ) : (
          <ul className="mt-1 flex flex-col gap-1">
            {event.sentences.map((sentence) => (
              <li key={sentence} className="border-l-2 border-line pl-3">
                {sentence}
              </li>
            ))}
          </ul>
        )}
        {event.reported.map((name) => (
          <p key={name} className="mt-1 border-l-2 border-warn pl-3">
            {t('reported', { name: name.replace(/^[a-z]+\./, '') })}
          </p>
        ))}
      </Section>
      {compared ? (
        <Section level={3} title={t('changes')}>
          <EventState before={event.before} after={event.after} names={event.names} />
        </Section>
      ) : null}
      {event.details === null ? null : (
        <Section level={3} title={t('details')}>
          <div className="mt-1">
            <EventDetails details={event.details} names={event.names} />
          </div>
        </Section>
      )}
      {event.hidden.length === 0 ? null : (
        <p className="text-xs text-ink-2">{t('hidden', { names: event.hidden.join(', ') })}</p>
      )}
      {event.call.length === 0 ? null : (
        <Section level={3} title={t('call')}>
          <ul className="mt-1 flex flex-col">
            {event.call.map((other) => (
              <li key={other.id}>
                <EventLink id={other.id}>
                  {actionWords(words, other.action)} · {stamp(other.at)}
                </EventLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Rewind event={event} />
      <Section level={3} title={t('pivot')}>
        <Pivots event={event} />
      </Section>
      <Section level={3} title={t('seal')}>
        <p className="mt-1 font-mono text-xs break-all text-ink-2">{event.hash ?? t('waiting')}</p>
        <p className="mt-1 flex items-center gap-1.5 text-xs text-ink-3">
          {t('reference')} <code className="font-mono break-all">{event.correlationId}</code>
          <CopyButton text={event.correlationId} label={t('copy')} />
        </p>
      </Section>
    </article>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function EventLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { tenant } = useMe();
  return (
    <Link
      to="/t/$tenant/audit/$event"
      params={{ tenant: tenant.slug, event: id }}
      search={(before) => before}
      className="inline-flex min-h-6 items-center text-accent hover:underline max-sm:min-h-11"
    >
      {children}
    </Link>
  );
}

/** The pages about access as they were when it happened. */
function Rewind({ event }: { readonly event: AuditEventView }) {
  const t = useTranslations('audit.event');
  const { tenant, rooms } = useMe();
  const at = new Date(event.at).toISOString();
  const { type, id, name } = event.target;
  const target = type === 'remit.Member' && id !== null && name !== null ? [{ id, name }] : [];
  const people = new Map(
    [...(event.actor === null ? [] : [event.actor]), ...target].map((person) => [person.id, person.name]),
  );
  if (!rooms.roles.allowed) return null;
  return (
    <Section level={3} title={t('rewind')}>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {[...people].map(([person, called]) => (
          <Link
            key={person}
            to="/t/$tenant/people/$person"
            params={{ tenant: tenant.slug, person }}
            search={{ at }}
            className={buttonLook('plain')}
          >
            {t('rewindPerson', { name: called })}
          </Link>
        ))}
        <Link
          to="/t/$tenant/access/matrix"
          params={{ tenant: tenant.slug }}
          search={{ at }}
          className={buttonLook('plain')}
        >
          {t('rewindRoles')}
        </Link>
      </div>
    </Section>
  );
}

/** Other events that have something in common with this one. */
function Pivots({ event }: { readonly event: AuditEventView }) {
  const t = useTranslations('audit.event');
  const { tenant } = useMe();
  const pivots: readonly (readonly [string, AuditAddress])[] = [
    ...(event.actorId === null ? [] : [[t('pivotActor'), { actor: event.actorId }] as const]),
    ...(event.target.id === null ? [] : [[t('pivotTarget'), { target: event.target.id }] as const]),
    [t('pivotAction'), { action: event.action }],
    [t('pivotCall'), { call: event.correlationId }],
    // The person is named too: with both, the record is found without looking through all of it.
    ...(event.sessionId === null || event.actorId === null
      ? []
      : [[t('pivotSession'), { actor: event.actorId, session: event.sessionId }] as const]),
  ];
  return (
    <div className="mt-1.5 flex flex-wrap gap-2">
      {pivots.map(([name, search]) => (
        <Link
          key={name}
          to="/t/$tenant/audit/$event"
          params={{ tenant: tenant.slug, event: event.id }}
          search={search}
          className={buttonLook('plain')}
        >
          {name}
        </Link>
      ))}
    </div>
  );
}
