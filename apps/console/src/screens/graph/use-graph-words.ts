import { useFormatter, useTranslations } from 'use-intl';
import type { GraphNode } from '@remit/api/graph/graph-views';
import { useMe } from '../../shell/tenant-context.ts';
import type { ShownEdge } from './hide-kinds.ts';

interface GraphWords {
  readonly name: (node: GraphNode) => string;
  readonly way: (edge: ShownEdge) => string;
  /** What a way says besides: where a role is held, and that it goes in a circle. */
  readonly besides: (edge: ShownEdge) => string;
}

/** What stands in a graph, in words; the picture, the list and the text say the same. */
export function useGraphWords(): GraphWords {
  const t = useTranslations('graph');
  const format = useFormatter();
  const { tenant } = useMe();
  // The folder above all others is the tenant's own, and is called as it is.
  const folderName = (path: string): string => (path === '/' ? tenant.name : path);
  const name = ({ kind, label, count }: GraphNode): string => {
    if (count === 1) return kind === 'folder' ? folderName(label) : label;
    return label === '' ? t('more', { count }) : t('many', { label, count });
  };
  const besides = ({ assignments, cycle }: ShownEdge): string =>
    [
      ...(assignments.length === 0
        ? []
        : [t('at', { folders: format.list(assignments.map(({ folder }) => folderName(folder))) })]),
      ...(cycle ? [t('cycle')] : []),
    ].join(', ');
  return { name, way: (edge) => (edge.across ? t('across') : t(`way.${edge.way}`)), besides };
}
