import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ReviewLineView } from '@remit/api/reviews/reviews-views';
import { Chip, PathChip } from '../../parts/chip.tsx';
import { When } from '../../parts/when.tsx';
import { LineActions } from './line-actions.tsx';
import { LineReach } from './line-reach.tsx';
import type { LineReach as LineReachOf } from './use-reach.ts';

const tones = {
  keep: 'gain',
  kept: 'gain',
  reduce: 'warn',
  reduced: 'warn',
  remove: 'loss',
  removed: 'loss',
  gone: 'plain',
  refused: 'warn',
  undecided: 'plain',
} as const;

interface ReviewLineProps {
  readonly review: string;
  readonly closed: boolean;
  readonly line: ReviewLineView;
  /** Folders that the reader may know below those of the lines. */
  readonly folders: readonly string[];
  readonly reach: LineReachOf;
}

/** One assignment under review: what there is to know of it, and what can be decided. */
export function ReviewLine({ review, closed, line, folders, reach }: ReviewLineProps) {
  return (
    <li className="card flex flex-col gap-3 p-4 sm:flex-row sm:items-start">
      <LineFacts line={line}>{closed ? null : <LineReach reach={reach} />}</LineFacts>
      {closed ? null : <LineActions review={review} line={line} folders={folders} />}
    </li>
  );
}

/** Who holds what where, how it is used, why it is in doubt, and what was decided. */
function LineFacts({ line, children }: { readonly line: ReviewLineView; readonly children: ReactNode }) {
  const t = useTranslations('reviews');
  const { holder, roleLabel: role, peers, reviewer, inPlace } = line;
  const { name, kind, people } = holder;
  const says = line.outcome ?? line.decision;
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium">{`${name} · ${role}`}</h3>
        {says === null ? null : <Chip tone={tones[says]}>{t(`says.${says}`)}</Chip>}
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
        <PathChip path={line.folder} />
        {kind === 'member' ? null : <span>{t(kind, { people })}</span>}
        {line.until === null ? null : (
          <span>
            {t('until')} <When at={line.until} exact />
          </span>
        )}
        {line.lastUsedAt === null ? null : (
          <span>
            {t('used')} <When at={line.lastUsedAt} />
          </span>
        )}
        {line.recorded ? null : <span>{t('unrecorded')}</span>}
        {peers === null ? null : <span>{t('peers', peers)}</span>}
        {reviewer === null ? null : (
          <span className="text-ink-3">
            {inPlace === null
              ? t('reviewer', reviewer)
              : t('reviewerAway', { name: reviewer.name, other: inPlace.name })}
          </span>
        )}
      </p>
      {children}
      {line.doubts.length === 0 ? null : (
        <p className="flex flex-wrap gap-1.5">
          {line.doubts.map((doubt) => (
            <Chip key={doubt} tone="warn">
              {t(`doubt.${doubt}`)}
            </Chip>
          ))}
        </p>
      )}
      {line.passedWhy === null ? null : (
        <p className="border-l-2 border-warn pl-3 text-ink-2">
          {t('passed', { name: line.passedBy?.name ?? t('somebody') })} {line.passedWhy}
        </p>
      )}
      {line.reason === null ? null : (
        <p className="border-l-2 border-line pl-3 text-ink-2">
          {line.reduceFolder === null ? null : (
            <>
              {t('onlyIn')} <PathChip path={line.reduceFolder} />.{' '}
            </>
          )}
          {line.reduceUntil === null ? null : (
            <>
              {t('until')} <When at={line.reduceUntil} exact />.{' '}
            </>
          )}
          {line.reason} — {line.decidedBy?.name ?? t('somebody')}
        </p>
      )}
      {line.outcomeWhy === null ? null : <p className="text-ink-2">{line.outcomeWhy}</p>}
    </div>
  );
}
