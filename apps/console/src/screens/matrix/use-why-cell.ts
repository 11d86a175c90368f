import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import { useWhy } from '../../parts/why/why-context.ts';
import { cellWords } from '../roles/cell-words.ts';
import type { MatrixRow } from './matrix-lines.ts';
import type { Matrix } from './use-matrix.ts';

/** Says why a cell shows what it shows, from the policy text that the asker reads on this screen anyway. */
export function useWhyCell(
  matrix: Pick<Matrix, 'now' | 'looks' | 'labelOf'>,
  document: PolicyDocument,
): (role: string, row: Pick<MatrixRow, 'type' | 'actions' | 'name'>) => void {
  const t = useTranslations('matrix');
  const why = useWhy();
  return (role, row) => {
    const [action = ''] = row.actions;
    const state = matrix.now.of(role, row.type, action);
    const label = document.roles.find(({ name }) => name === role)?.label ?? role;
    const sentences = (() => {
      switch (state.kind) {
        case 'absent':
        case 'none':
          return [t('whyNone', { role: label })];
        case 'inherited':
          return [t('whyInherited', { role: label, from: matrix.labelOf(state.from) })];
        case 'all':
          return [t('whyBare', { role: label })];
        case 'own':
        case 'limited':
        case 'rule':
          return [t('whyOwn', { role: label, words: cellWords(state) })];
        default:
          return state satisfies never;
      }
    })();
    why({
      title: t('why', { role: label, state: `${row.name}: ${matrix.looks.said(state)}` }),
      outcome: state.kind === 'none' || state.kind === 'absent' ? 'deny' : 'allow',
      sentences: [...sentences, t('whyAdds'), ...(action === 'read' ? [] : [t('whyRead')])],
    });
  };
}
