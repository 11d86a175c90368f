import type { useTranslations } from 'use-intl';
import type { AccessAction } from '@remit/api/people/people-access-views';
import type { CellState } from '../../draft/cell-state.ts';
import type { CellLook } from '../../parts/grid/cell-look.ts';
import { cellWords } from '../roles/cell-words.ts';
import { sameCell } from './matrix-cells.ts';
import { marks, type MatrixMark } from './matrix-marks.tsx';

type Words = ReturnType<typeof useTranslations<'matrix'>>;

export interface MatrixLooks {
  /**
   * How a cell looks.
   * @param before what the draft's base has there
   * @param needing actions of the role that give nothing without this one
   * @param unused whether nobody used it, where that is asked for
   */
  cell(state: CellState, before: CellState, needing: readonly string[], unused?: boolean): CellLook;
  /** How the row of a type looks, from the states of the actions below it. */
  group(states: readonly CellState[], changed: boolean): CellLook;
  /** How the row of a type looks of which some actions are given. */
  some(given: number, count: number): CellLook;
  /** What somebody effectively has of an action; null for nothing. */
  person(action: AccessAction | null): CellLook;
  /** A state in words. */
  said(state: CellState): string;
}

/** The looks of cells, one object for each that is different: what is drawn already is told by it. */
export function matrixLooks(t: Words, roleLabel: (role: string) => string): MatrixLooks {
  const one = oncePerLook();
  const some = (given: number, count: number, changed: boolean): CellLook =>
    one({ said: t('state.mixed', { given, count }), tone: 'inherited', changed, copied: 'mixed' }, 'mixed');
  const groups = new Map<string, CellLook>();
  const asEver = new WeakMap<CellState, CellLook>();
  const said = stateWords(t, roleLabel);
  return {
    said,
    person: (action) => {
      if (action === null) {
        return one({ said: t('state.none'), tone: 'quiet', changed: false, copied: 'none' }, 'none');
      }
      const { folders, narrowedBy } = action;
      const everywhere = folders.includes('/');
      const places = everywhere ? [] : [t('inFolders', { folders: folders.join(', ') })];
      const text = [...places, ...narrowedBy].join('; ');
      const whole = everywhere && narrowedBy.length === 0;
      return one(
        {
          said: whole ? t('state.all') : t('narrowed', { state: t('state.some'), words: text }),
          tone: 'plain',
          changed: false,
          copied: whole ? 'all' : 'rule',
        },
        whole ? 'all' : narrowedBy.length === 0 ? 'mixed' : 'rule',
      );
    },
    cell: (state, before, needing, unused = false) => {
      // As it always was, as most cells are at every edit of another one.
      const plain = state === before && needing.length === 0 && !unused;
      const already = plain ? asEver.get(state) : undefined;
      if (already !== undefined) return already;
      const changed = !sameCell(state, before);
      const needed = state.kind === 'none' && needing.length > 0;
      const is = needed ? t('needed', { actions: needing.join(', ') }) : said(state);
      const now = unused ? t('unused', { state: is }) : is;
      const look = one(
        {
          said: changed ? t('was', { state: now, before: said(before) }) : now,
          tone: toneOf(state.kind),
          changed,
          copied: state.kind,
        },
        state.kind === 'absent' ? null : unused ? 'unused' : needed ? 'needed' : state.kind,
      );
      if (plain) asEver.set(state, look);
      return look;
    },
    group: (states, changed) => {
      const [only] = states;
      const alike = only !== undefined && states.every(({ kind }) => kind === only.kind);
      const given = states.filter(({ kind }) => kind !== 'none' && kind !== 'absent').length;
      const role = alike && only.kind === 'inherited' ? roleLabel(only.from) : '';
      // The words are made once for all rows that say the same: an edit asks for every row that is drawn.
      const key = [alike ? only.kind : `${given} ${states.length}`, role, changed].join('\u0000');
      const before = groups.get(key);
      if (before !== undefined) return before;
      const look = alike
        ? one(
            { said: t(`state.${only.kind}`, { role }), tone: toneOf(only.kind), changed, copied: only.kind },
            only.kind === 'absent' ? null : only.kind,
          )
        : some(given, states.length, changed);
      groups.set(key, look);
      return look;
    },
    some: (given, count) => some(given, count, false),
  };
}

/** The words of a state, made once for each. */
function stateWords(t: Words, roleLabel: (role: string) => string): (state: CellState) => string {
  const known = new WeakMap<CellState, string>();
  return (state) => {
    const already = known.get(state);
    if (already !== undefined) return already;
    const narrowed = state.kind === 'inherited' || state.kind === 'own' ? '' : cellWords(state);
    const name =
      state.kind === 'inherited'
        ? t('state.inherited', { role: roleLabel(state.from) })
        : t(`state.${state.kind}`);
    const text = narrowed === '' ? name : t('narrowed', { state: name, words: narrowed });
    known.set(state, text);
    return text;
  };
}

/** Looks that are the same are one object. */
function oncePerLook(): (look: Omit<CellLook, 'mark'>, mark: MatrixMark | null) => CellLook {
  const known = new Map<string, CellLook>();
  return (look, mark) => {
    const key = [look.said, mark, look.tone, look.changed, look.copied].join('\u0000');
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = { ...look, mark: mark === null ? null : marks[mark] };
    known.set(key, made);
    return made;
  };
}

function toneOf(kind: CellState['kind']): CellLook['tone'] {
  if (kind === 'none' || kind === 'absent') return 'quiet';
  return kind === 'inherited' ? 'inherited' : 'plain';
}
