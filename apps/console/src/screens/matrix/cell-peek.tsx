import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CellState } from '../../draft/cell-state.ts';
import type { Draft } from '../../draft/draft.ts';
import { copyGrants, type CellSetting } from '../../draft/edit-cells.ts';
import { Button } from '../../parts/button.tsx';
import type { CellLook } from '../../parts/grid/cell-look.ts';
import { Section } from '../../parts/section.tsx';
import { CellConsequence } from './cell-consequence.tsx';
import { CellHolders } from './cell-holders.tsx';
import { MOST_FROZEN } from './matrix-address.ts';
import { RolePick } from './matrix-filters.tsx';
import type { MatrixRow } from './matrix-lines.ts';
import type { Matrix } from './use-matrix.ts';

interface CellPeekProps {
  readonly row: MatrixRow;
  /** As the grid shows it. */
  readonly look: CellLook;
  readonly role: string;
  readonly matrix: Matrix;
  readonly draft: Draft;
  readonly onSet: (to: CellSetting) => void;
  readonly onOpenRole: (role: string, type: string) => void;
  /** The roles that stay in sight. */
  readonly frozen: readonly string[];
  readonly onFreeze: (roles: readonly string[]) => void;
  readonly onRemoveThere: (roles: readonly string[]) => void;
  readonly onSaid: (said: string) => void;
}

const settings = ['none', 'all', 'own'] as const;

/** The focused cell of a role: what it says, who holds it, and whom it touches when it goes; with everything that keys do to it. */
export function CellPeek({
  row,
  look,
  role,
  matrix,
  draft,
  onSet,
  onOpenRole,
  frozen,
  onFreeze,
  onRemoveThere,
  onSaid,
}: CellPeekProps) {
  const t = useTranslations('matrix');
  const [action = ''] = row.actions;
  const single = row.expanded === undefined;
  const state = matrix.now.of(role, row.type, action);
  const label = matrix.labelOf(role);
  return (
    <>
      <header>
        <h2 className="font-semibold">{row.name}</h2>
        <p className="text-ink-2">{label}</p>
        {single && state.kind !== 'absent' ? (
          <p className="mt-2 flex items-start gap-1.5">
            <span className="mt-[3px]">{look.mark}</span>
            <span className="min-w-0 first-letter:uppercase">{look.said}</span>
          </p>
        ) : null}
      </header>
      {state.kind === 'absent' ? null : (
        <CellSettings
          kind={single ? state.kind : null}
          onSet={onSet}
          onByRule={() => onOpenRole(role, row.type)}
        />
      )}
      {single ? (
        <CellConsequence
          row={row}
          action={action}
          role={role}
          matrix={matrix}
          draft={draft}
          onRemoveThere={onRemoveThere}
        />
      ) : null}
      <CellHolders role={role} label={label} type={row.type} action={single ? action : null} />
      <Button
        aria-pressed={frozen.includes(role)}
        className="self-start"
        onClick={() =>
          onFreeze(
            frozen.includes(role)
              ? frozen.filter((name) => name !== role)
              : [...frozen, role].slice(-MOST_FROZEN),
          )
        }
      >
        {t('freeze')}
      </Button>
      <CopyColumn role={role} matrix={matrix} draft={draft} onSaid={onSaid} />
    </>
  );
}

interface CellSettingsProps {
  /** What it is now; null where it stands for several. */
  readonly kind: CellState['kind'] | null;
  readonly onSet: (to: CellSetting) => void;
  readonly onByRule: () => void;
}

/** What the cell can be set to, with the keys that do it. */
function CellSettings({ kind, onSet, onByRule }: CellSettingsProps) {
  const t = useTranslations('matrix');
  return (
    <Section level={3} title={t('setTo')} className="flex flex-col gap-1.5">
      <div className="flex flex-wrap gap-1.5">
        {settings.map((to) => (
          <Button
            key={to}
            aria-keyshortcuts={to.charAt(0).toUpperCase()}
            aria-pressed={kind === to}
            onClick={() => onSet(to)}
          >
            {t(`to.${to}`)}
          </Button>
        ))}
        <Button look="ghost" aria-keyshortcuts="Backspace" onClick={() => onSet('restore')}>
          {t('restore')}
        </Button>
        <Button look="ghost" aria-keyshortcuts="R" onClick={onByRule}>
          {t('byRule')}
        </Button>
      </div>
    </Section>
  );
}

type CopyColumnProps = Pick<CellPeekProps, 'role' | 'matrix' | 'draft' | 'onSaid'>;

/** Gives another role all that this one is given. */
function CopyColumn({ role, matrix, draft, onSaid }: CopyColumnProps) {
  const t = useTranslations('matrix');
  const [onto, setOnto] = useState('');
  const copy = (): void => {
    const outcome = draft.change((present) => ({ ok: true, document: copyGrants(present, role, onto) }));
    if (outcome.ok) onSaid(t('copied', { from: matrix.labelOf(role), to: matrix.labelOf(onto) }));
  };
  return (
    <Section level={3} title={t('copyColumn')} className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-1.5">
        <RolePick label={t('copyColumn')} document={draft.document} value={onto} onPick={setOnto} />
        {onto === '' || onto === role || !draft.edit.allowed ? null : (
          <Button onClick={copy}>{t('copy')}</Button>
        )}
      </div>
    </Section>
  );
}
