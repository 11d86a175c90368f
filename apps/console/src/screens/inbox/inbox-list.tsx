import { Link } from '@tanstack/react-router';
import { Banknote, CircleCheck, CircleSlash, Clock } from 'lucide-react';
import { type ComponentType, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { AccessRequestView } from '@remit/api/access/access-views';
import type { InboxItem, InboxView, RequestSummary } from '@remit/api/requests/request-views';
import { classes } from '../../parts/classes.ts';
import { PathEnd } from '../../parts/path-end.tsx';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { RequestRow } from '../requests/request-row.tsx';
import { isOnItsWay, useHeld } from '../requests/decide/use-held.ts';
import { AccessRows } from './access-rows.tsx';
import { ReviewRows } from './review-rows.tsx';
import { RiskChip } from './risk-chip.tsx';
import { RoutineBar } from './routine-bar.tsx';

interface InboxListProps extends InboxView {
  /** Access that its reader may grant. */
  readonly toGrant: readonly AccessRequestView[];
  readonly shown: string | null;
}

/** The parts of an inbox: what its reader may decide, grant and pay, then what waits for others, with why it is not theirs. */
export function InboxList(props: InboxListProps) {
  const { mine, toGrant, reviews, others, othersTotal, toPay, toPayTotal, shown } = props;
  const t = useTranslations('inbox');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-request="${shown}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <div ref={list}>
      <RoutineBar mine={mine} />
      <Part
        title={t('mine', { count: mine.length })}
        items={mine}
        shown={shown}
        empty={t('noneMine')}
        Note={Standing}
      />
      <AccessRows requests={toGrant} shown={shown} />
      <ReviewRows reviews={reviews} />
      {toPayTotal === 0 ? null : (
        <Part title={t('toPay', { count: toPayTotal })} items={toPay} shown={shown} empty="" Note={PayNote} />
      )}
      <Part
        title={t('others', { count: othersTotal })}
        items={others}
        shown={shown}
        empty={t('noneOthers')}
        Note={Standing}
      />
    </div>
  );
}

interface PartProps<Item extends RequestSummary> {
  readonly title: string;
  readonly items: readonly Item[];
  readonly shown: string | null;
  readonly empty: string;
  /** What matters about one of them here. */
  readonly Note: ComponentType<{ readonly item: Item }>;
}

function Part<Item extends RequestSummary>({ title, items, shown, empty, Note }: PartProps<Item>) {
  const { tenant } = useMe();
  return (
    <Section
      level={2}
      title={title}
      titleClass="border-b border-line bg-surface px-4 py-1.5 text-xs font-medium text-ink-3"
    >
      {items.length === 0 ? <p className="px-4 py-4 text-ink-2">{empty}</p> : null}
      <ul>
        {items.map((item) => (
          <li key={item.id} className="border-b border-line">
            <Link
              to="/t/$tenant/inbox/$request"
              params={{ tenant: tenant.slug, request: item.id }}
              data-request={item.id}
              aria-current={item.id === shown ? 'true' : undefined}
              className="block focus-visible:-outline-offset-2"
            >
              <RequestRow
                request={item}
                name={item.submitter?.name ?? null}
                chosen={item.id === shown}
                note={<Note item={item} />}
              />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PayNote() {
  const t = useTranslations('inbox');
  return (
    <span className="flex items-center gap-1.5 text-ink-2">
      <Banknote size={13} aria-hidden className="shrink-0 text-gain" />
      {t('payIt')}
    </span>
  );
}

function Standing({ item }: { readonly item: InboxItem }) {
  const t = useTranslations('inbox');
  const words = useTranslations('approvals');
  const held = useHeld().find(({ request }) => request.id === item.id);
  if (held !== undefined && isOnItsWay(held)) {
    return (
      <span className="flex min-w-0 items-center gap-1.5 text-accent">
        <Clock size={13} aria-hidden className="shrink-0" />
        <span className="truncate">{t(`onItsWay.${held.decision.kind}`)}</span>
      </span>
    );
  }
  const sentence = item.approve.allowed ? item.approve.because : item.approve.reason;
  const Icon = item.approve.allowed ? CircleCheck : CircleSlash;
  return (
    <span className="flex min-w-0 flex-1 flex-col gap-1 text-ink-2">
      <span className="flex items-start gap-1.5">
        <Icon
          size={13}
          aria-hidden
          className={classes('mt-0.5 shrink-0', item.approve.allowed ? 'text-gain' : 'text-warn')}
        />
        <span className="min-w-0 flex-1 first-letter:uppercase">{sentence}</span>
      </span>
      <span className="flex items-center gap-2">
        <RiskChip risk={item.risk} />
        <PathEnd path={item.folder} />
        {item.dueAt === null ? null : (
          <span className={classes('shrink-0', item.dueSoon ? 'text-warn' : 'text-ink-3')}>
            {words('due')} <When at={item.dueAt} />
          </span>
        )}
      </span>
    </span>
  );
}
