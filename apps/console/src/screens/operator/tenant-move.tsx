import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OperatorTenantView, TenantMoveView } from '@remit/api/operator/operator-views';
import { Button, type ButtonLook } from '../../parts/button.tsx';
import { Meter } from '../../parts/meter.tsx';
import { Section } from '../../parts/section.tsx';
import { useMoment } from '../../parts/use-when.ts';
import { MoveDialog, type MoveAct } from './move-dialog.tsx';

const looks: Readonly<Record<MoveAct, ButtonLook>> = {
  begin: 'plain',
  // What a move that stands still is waiting for.
  resume: 'primary',
  cancel: 'plain',
  purge: 'danger',
};

interface TenantMoveProps {
  readonly about: OperatorTenantView;
  readonly titleClass: string;
}

/** Where a tenant could go, how far it is on its way, and what it left behind. */
export function TenantMove({ about, titleClass }: TenantMoveProps) {
  const t = useTranslations('operator.move');
  const { move, movesTo } = about;
  const [act, setAct] = useState<MoveAct | null>(null);
  const acts = actsFor(about);
  return (
    <Section title={t('title')} level={2} titleClass={titleClass}>
      {move === null ? (
        <p className="mt-1 text-ink-2">{t(movesTo.length === 0 ? 'nowhere' : 'lead')}</p>
      ) : (
        <MoveState move={move} />
      )}
      {acts.length === 0 ? null : (
        <div className="mt-3 flex flex-wrap gap-2">
          {acts.map((each) => (
            <Button key={each} look={looks[each]} onClick={() => setAct(each)}>
              {t(`${each}.open`)}
            </Button>
          ))}
        </div>
      )}
      {act === null ? null : <MoveDialog act={act} about={about} onClose={() => setAct(null)} />}
    </Section>
  );
}

/** The acts that fit how far the move is. */
function actsFor({ tenant, move, movesTo }: OperatorTenantView): readonly MoveAct[] {
  if (tenant.status === 'preparing' || tenant.status === 'deleting') return [];
  if (move === null) return movesTo.length === 0 ? [] : ['begin'];
  switch (move.state) {
    case 'running':
      return [];
    case 'stopped':
      return ['resume', 'cancel'];
    case 'moved':
      return move.purgeAt !== null && move.purgeAt <= Date.now() ? ['purge'] : [];
    default:
      return move.state satisfies never;
  }
}

function MoveState({ move }: { readonly move: TenantMoveView }) {
  const t = useTranslations('operator.move');
  const moment = useMoment();
  const { from, to, state, progress, trouble, purgeAt } = move;
  const old = placeOf(from);
  if (state === 'moved') {
    const until = moment(purgeAt ?? move.beganAt);
    return <p className="mt-1 break-words text-ink-2">{t('left', { old, until })}</p>;
  }
  return (
    <div className="mt-1 flex flex-col gap-2">
      <p className="break-words text-ink-2">{t('way', { old, to: placeOf(to) })}</p>
      <p>{t(`step.${progress.step}`, { ...progress })}</p>
      <Meter part={progress.rows} whole={Math.max(progress.rows, progress.totalRows)} />
      {trouble === null ? null : (
        <p role="alert" className="text-loss">
          {t('stopped', { trouble })}
        </p>
      )}
    </div>
  );
}

const placeOf = ({ server, databaseName }: TenantMoveView['to']): string => `${server}/${databaseName}`;
