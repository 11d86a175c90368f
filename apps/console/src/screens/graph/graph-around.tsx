import { useSearch } from '@tanstack/react-router';
import { ImageDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { GraphNode, GraphView } from '@remit/api/graph/graph-views';
import { CopyButton } from '../../parts/copy-button.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Section } from '../../parts/section.tsx';
import { graphLayout } from './graph-layout.ts';
import { GraphChosen } from './graph-chosen.tsx';
import { GraphDifference } from './graph-difference.tsx';
import { GraphList } from './graph-list.tsx';
import { graphPath } from './graph-path.ts';
import { GraphPicture } from './graph-picture.tsx';
import { graphSvg } from './graph-svg.ts';
import { graphText } from './graph-text.ts';
import { hiddenKinds, isHidden } from './hidden-kinds.ts';
import { hideKinds } from './hide-kinds.ts';
import type { GraphSide } from './join-graphs.ts';
import { useGraphSearch } from './use-graph-search.ts';
import { useGraphWords } from './use-graph-words.ts';

interface GraphAroundProps {
  /** Of two people who are compared, the graphs of both. */
  readonly view: GraphView;
  /** The other of the two, and whose each thing is; null where nobody is compared. */
  readonly compared: { readonly with: string; readonly sideOf: (key: string) => GraphSide } | null;
}

/** The picture, what is chosen in it, and the same as a list; of two people, what one reaches and the other does not. */
export function GraphAround({ view, compared }: GraphAroundProps) {
  const t = useTranslations('graph');
  const { only, to } = useSearch({ from: '/t/$tenant/access/graph' });
  const change = useGraphSearch();
  const words = useGraphWords();
  const hidden = hiddenKinds(only);
  const shown = hideKinds(
    view,
    view.focus,
    ({ kind, key }) => key !== compared?.with && isHidden(hidden, kind),
  );
  const chosen = shown.nodes.find(({ key }) => key === to) ?? null;
  const one = shown.nodes.find(({ key }) => key === view.focus);
  const other = shown.nodes.find(({ key }) => key === compared?.with);
  const sideOf = compared?.sideOf ?? (() => null);
  // What only the other reaches is looked at from there.
  const focus = chosen !== null && sideOf(chosen.key) === 'other' && other !== undefined ? other : one;
  const path = chosen === null || focus === undefined ? null : graphPath(shown.edges, focus.key, chosen.key);
  const mark = (node: GraphNode): string | null => {
    const side = sideOf(node.key);
    const whose = side === 'one' ? one : side === 'other' ? other : undefined;
    if (whose === node) return null;
    if (side === 'both') return t('both');
    return whose === undefined ? null : t('only', { name: words.name(whose) });
  };
  const layout = graphLayout(shown.nodes, shown.edges, {
    name: words.name,
    kind: (node) => [t(`kind.${node.kind}`), mark(node)].filter((word) => word !== null).join(' · '),
  });
  const choose = (key: string): void => change({ to: key === to ? undefined : key });
  const parts = {
    layout,
    edges: shown.edges,
    focus: view.focus,
    chosen: chosen?.key ?? null,
    path,
    choose,
    mark,
  };
  const marked = (node: GraphNode): string =>
    [words.name(node), mark(node)].filter((word) => word !== null).join(' · ');
  const text = graphText(layout, shown.edges, {
    name: marked,
    way: (edge) => [words.way(edge), words.besides(edge)].filter(Boolean).join(' '),
  });
  const savePicture = (): void => {
    const picture = graphSvg(layout, shown.edges, view.focus, marked);
    saveFile('access-graph.svg', picture, 'image/svg+xml');
  };
  return (
    <>
      {view.hidden === 0 ? null : <p className="text-ink-2">{t('hidden', { count: view.hidden })}</p>}
      {compared === null || one === undefined || other === undefined ? null : (
        <GraphDifference sides={[one, other]} nodes={shown.nodes} sideOf={sideOf} />
      )}
      {shown.edges.length === 0 ? <p className="text-ink-2">{t('nothing')}</p> : null}
      <div className="flex items-start gap-4 max-lg:flex-col">
        <div className="min-w-0 flex-1 max-lg:w-full">
          <GraphPicture {...parts} label={t('picture', { name: one === undefined ? '' : words.name(one) })} />
        </div>
        {chosen === null || focus === undefined ? null : (
          <GraphChosen chosen={chosen} focus={focus} nodes={shown.nodes} path={path ?? new Set()} />
        )}
      </div>
      <Section level={2} title={t('list')} titleClass="sr-only">
        <div className="mb-2 flex items-center gap-2">
          <span aria-hidden className="font-medium">
            {t('list')}
          </span>
          <CopyButton text={text} label={t('copy')} />
          <IconButton label={t('save')} onClick={savePicture}>
            <ImageDown size={15} aria-hidden />
          </IconButton>
        </div>
        <GraphList {...parts} />
      </Section>
    </>
  );
}
