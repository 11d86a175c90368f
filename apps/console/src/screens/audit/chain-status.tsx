import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { AuditTaskView, VerifyOutcome } from '@remit/api/audit/audit-views';
import { useMoment } from '../../parts/use-when.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { type ChainStanding, chainStanding } from './chain-standing.ts';

/** What verifications came to: a line when all is well, and loud when it is not. */
export function ChainStatus({ tasks }: { readonly tasks: readonly AuditTaskView[] }) {
  const { alarm, line } = chainStanding(tasks);
  return (
    <>
      {alarm === null ? null : <Broken outcome={alarm} />}
      {line === null ? null : <ChainLine line={line} />}
    </>
  );
}

function ChainLine({ line }: { readonly line: NonNullable<ChainStanding['line']> }) {
  const t = useTranslations('audit.chain');
  const moment = useMoment();
  switch (line.kind) {
    case 'running':
      return (
        <p role="status" className="figures pb-3 text-ink-2">
          {line.total === null ? t('starting') : t('running', { done: line.done, total: line.total })}
        </p>
      );
    case 'failed':
      return (
        <p role="status" className="pb-3 text-warn">
          {t('failed')} {line.problem}
        </p>
      );
    case 'whole':
      return (
        <p role="status" className="flex items-start gap-2 pb-3 text-ink-2">
          <ShieldCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-gain" />
          <span>
            {t('whole', { moment: moment(line.askedAt), entries: line.outcome.entries })}
            {line.outcome.uncovered === null ? ` ${t('noHeads')}` : ''}
          </span>
        </p>
      );
    default:
      return line satisfies never;
  }
}

/** More findings than these nobody reads over a list of events. */
const listed = 5;

function Broken({ outcome: { findings } }: { readonly outcome: VerifyOutcome }) {
  const t = useTranslations('audit.chain');
  const { tenant } = useMe();
  const first = findings.find(({ sequence }) => sequence !== null)?.sequence ?? null;
  const event = findings.find((finding) => finding.event !== null)?.event ?? null;
  const count = findings.length;
  return (
    <div role="alert" className="mb-3 flex gap-3 rounded-lg border-2 border-loss bg-loss-tint px-4 py-3">
      <ShieldAlert size={22} aria-hidden className="mt-0.5 shrink-0 text-loss" />
      <div className="min-w-0">
        <p className="text-base font-semibold text-loss">{t('broken')}</p>
        <p>{first === null ? t('brokenSomewhere', { count }) : t('brokenRange', { count, first })}</p>
        <ul className="mt-1 list-disc pl-5 text-sm break-words">
          {findings.slice(0, listed).map(({ sentence }) => (
            <li key={sentence} className="first-letter:uppercase">
              {sentence}
            </li>
          ))}
          {count > listed ? <li>{t('brokenMore', { count: count - listed })}</li> : null}
        </ul>
        <p className="mt-1 text-ink-2">{t('brokenHint')}</p>
        {event === null ? null : (
          <Link
            to="/t/$tenant/audit/$event"
            params={{ tenant: tenant.slug, event }}
            className="mt-1 inline-block text-accent underline"
          >
            {t('show')}
          </Link>
        )}
      </div>
    </div>
  );
}
