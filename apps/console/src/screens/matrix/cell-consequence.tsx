import { useTranslations } from 'use-intl';
import type { CellEffectView } from '@remit/api/changes/changes-cell-views';
import { problemOf } from '../../data/problem.ts';
import type { Draft } from '../../draft/draft.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { sameCell } from './matrix-cells.ts';
import type { MatrixRow } from './matrix-lines.ts';
import { useCellEffect, type CellQuestion } from './use-cell-effect.ts';
import type { Matrix } from './use-matrix.ts';

interface CellConsequenceProps {
  readonly row: MatrixRow;
  readonly action: string;
  readonly role: string;
  readonly matrix: Matrix;
  readonly draft: Draft;
  readonly onRemoveThere: (roles: readonly string[]) => void;
}

/** Whom a cell touches: what the draft made of it, or what would come of taking it away; and who has it all the same. */
export function CellConsequence({ row, action, role, matrix, draft, onRemoveThere }: CellConsequenceProps) {
  const t = useTranslations('matrix');
  const state = matrix.now.of(role, row.type, action);
  const changed = !sameCell(state, matrix.before.of(role, row.type, action));
  const granted = state.kind !== 'none' && state.kind !== 'absent' && state.kind !== 'inherited';
  const question: CellQuestion | null = changed ? 'the draft' : granted ? 'taking away' : null;
  const { effect, current } = useCellEffect(draft, { role, type: row.type, action }, question);
  if (question === null) return null;
  const holders = matrix.holdersOf(role);
  return (
    <Section
      level={3}
      title={changed ? t('sinceDraft') : t('takingAway')}
      className="relative flex min-h-20 flex-col gap-1.5"
    >
      <ThinBar active={effect.isFetching || !current} label={t('asking')} />
      <div aria-live="polite" className="flex flex-col gap-1.5">
        {effect.isError ? (
          <p className="text-loss first-letter:uppercase">{problemOf(effect.error).message}</p>
        ) : null}
        {!current || effect.data === undefined ? null : effect.data.kind === 'moved' ? (
          <p className="text-warn">{t('moved')}</p>
        ) : effect.data.kind === 'invalid' ? (
          <p className="text-warn">
            {t('notPolicy', { reason: effect.data.problems[0]?.message ?? effect.data.kind })}
          </p>
        ) : (
          <Consequence
            effect={effect.data.answer}
            holders={question === 'taking away' ? holders : null}
            lost={question === 'taking away' || state.kind === 'none' || state.kind === 'inherited'}
            onRemoveThere={onRemoveThere}
          />
        )}
      </div>
    </Section>
  );
}

interface ConsequenceProps {
  readonly effect: CellEffectView;
  readonly holders: number | null;
  /** Whether the cell was or would be taken away: then those who keep it can be seen to. */
  readonly lost: boolean;
  readonly onRemoveThere: (roles: readonly string[]) => void;
}

function Consequence({ effect, holders, lost, onRemoveThere }: ConsequenceProps) {
  const t = useTranslations('matrix');
  const { loses, narrower, gains, wider, keeps, others } = effect;
  const kept = keeps.reduce((sum, { people }) => sum + people, 0);
  if (loses + narrower + gains + wider + kept + others === 0) {
    return <p className="text-ink-2">{t('nobodyTouched')}</p>;
  }
  return (
    <>
      {holders !== null && holders > 0 ? (
        <p className={loses > 0 ? 'font-medium text-loss' : 'font-medium'}>
          {t('losesOf', { count: loses, all: holders })}
        </p>
      ) : loses > 0 ? (
        <p className="font-medium text-loss">{t('loses', { count: loses })}</p>
      ) : null}
      {gains > 0 ? <p className="font-medium text-gain">{t('gains', { count: gains })}</p> : null}
      {narrower > 0 ? <p>{t('narrower', { count: narrower })}</p> : null}
      {wider > 0 ? <p>{t('wider', { count: wider })}</p> : null}
      {keeps.map(({ people, roles }) => (
        <div key={roles.map(({ name }) => name).join(' ')} className="flex flex-col items-start gap-1">
          <p>{t('keeps', { count: people, roles: roles.map(({ label }) => label).join(', ') })}</p>
          {lost ? (
            <Button onClick={() => onRemoveThere(roles.map(({ name }) => name))}>
              {t('removeThere', { role: roles.map(({ label }) => label).join(', ') })}
            </Button>
          ) : null}
        </div>
      ))}
      {others > 0 ? <p className="text-ink-2">{t('others', { count: others })}</p> : null}
    </>
  );
}
