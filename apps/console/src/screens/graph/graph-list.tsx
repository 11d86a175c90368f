import { useTranslations } from 'use-intl';
import { Chip } from '../../parts/chip.tsx';
import { classes } from '../../parts/classes.ts';
import { Section } from '../../parts/section.tsx';
import type { GraphParts } from './graph-parts.ts';
import { useGraphWords } from './use-graph-words.ts';

/** All that the picture shows: what stands in each column, and below it what it leads to. */
export function GraphList({ layout, edges, focus, chosen, path, choose, mark }: GraphParts) {
  const t = useTranslations('graph');
  const { name, way, besides } = useGraphWords();
  const byKey = new Map(layout.columns.flat().map(({ node }) => [node.key, node]));
  return (
    <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
      {layout.columns.map((column) => (
        <Section
          key={column[0]?.node.kind}
          level={3}
          title={column[0] ? t(`kinds.${column[0].node.kind}`) : ''}
        >
          <ul className="mt-1.5 flex flex-col gap-1">
            {column.map(({ node }) => (
              <li key={node.key}>
                <button
                  type="button"
                  aria-pressed={node.key === chosen}
                  onClick={() => choose(node.key)}
                  className="flex min-h-7 max-w-full flex-wrap items-center gap-x-2 rounded text-left font-medium hover:underline aria-pressed:text-accent max-sm:min-h-11"
                >
                  <span className="min-w-0 break-words">{name(node)}</span>
                  {mark(node) === null ? null : <Chip>{mark(node)}</Chip>}
                  {node.key === focus ? <Chip tone="accent">{t('focus')}</Chip> : null}
                </button>
                <ul className="flex flex-col text-sm text-ink-2">
                  {edges.flatMap((edge) => {
                    const to = byKey.get(edge.to);
                    if (edge.from !== node.key || to === undefined) return [];
                    return [
                      <li
                        key={`${edge.to} ${edge.way}`}
                        className={classes('pl-3', path?.has(edge) === true && 'font-medium text-accent')}
                      >
                        {way(edge)} {name(to)} {besides(edge)}
                      </li>,
                    ];
                  })}
                </ul>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}
