import { useTranslations } from 'use-intl';
import type { GraphNode } from '@remit/api/graph/graph-views';
import { Section } from '../../parts/section.tsx';
import { GRAPH_KINDS } from './graph-focus.ts';
import type { GraphSide } from './join-graphs.ts';
import { useGraphWords } from './use-graph-words.ts';

interface GraphDifferenceProps {
  /** The two who are compared. */
  readonly sides: readonly [GraphNode, GraphNode];
  readonly nodes: readonly GraphNode[];
  readonly sideOf: (key: string) => GraphSide;
}

const columns = ['one', 'other', 'both'] as const;

/** What one of two people reaches and the other does not, and what both do, as far as it stands apart. */
export function GraphDifference({ sides: [one, other], nodes, sideOf }: GraphDifferenceProps) {
  const t = useTranslations('graph');
  const { name } = useGraphWords();
  const people = new Set([one.key, other.key]);
  const titles = {
    one: t('onlyTitle', { name: name(one) }),
    other: t('onlyTitle', { name: name(other) }),
    both: t('bothTitle'),
  };
  return (
    <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-3">
      {columns.map((side) => {
        const here = nodes.filter(({ key }) => !people.has(key) && sideOf(key) === side);
        return (
          <Section key={side} level={2} title={titles[side]} titleClass="font-medium">
            {here.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
            {GRAPH_KINDS.map((kind) => {
              const some = here.filter((node) => node.kind === kind);
              if (some.length === 0) return null;
              return (
                <p key={kind} className="mt-1">
                  <span className="text-ink-2">
                    {t('ofKind', { kind: t(`kind.${kind}`), count: some.length })}
                  </span>{' '}
                  {some.map(name).toSorted().join(', ')}
                </p>
              );
            })}
          </Section>
        );
      })}
    </div>
  );
}
