import { useSearch } from '@tanstack/react-router';
import { ImageDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { GraphNode, GraphView } from '@remit/api/graph-views';
import { CopyButton } from '../../parts/copy-button.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Section } from '../../parts/section.tsx';
import { graphLayout } from './graph-layout.ts';
import { GraphChosen } from './graph-chosen.tsx';
import { GraphList } from './graph-list.tsx';
import { graphPath } from './graph-path.ts';
import { GraphPicture } from './graph-picture.tsx';
import { graphSvg } from './graph-svg.ts';
import { graphText } from './graph-text.ts';
import { hiddenKinds, isHidden } from './hidden-kinds.ts';
import { hideKinds } from './hide-kinds.ts';
import { useGraphSearch } from './use-graph-search.ts';
import { useGraphWords } from './use-graph-words.ts';

/** The picture, what is chosen in it, and the same as a list. */
export function GraphAround({ view }: { readonly view: GraphView }) {
  const t = useTranslations('graph');
  const { only, to } = useSearch({ from: '/t/$tenant/access/graph' });
  const change = useGraphSearch();
  const words = useGraphWords();
  const hidden = hiddenKinds(only);
  const shown = hideKinds(view, view.focus, ({ kind }) => isHidden(hidden, kind));
  const layout = graphLayout(shown.nodes, shown.edges);
  const chosen = shown.nodes.find(({ key }) => key === to) ?? null;
  const path = chosen === null ? null : graphPath(shown.edges, view.focus, chosen.key);
  const focus = shown.nodes.find(({ key }) => key === view.focus);
  const choose = (key: string): void => change({ to: key === to ? undefined : key });
  const parts = { layout, edges: shown.edges, focus: view.focus, chosen: chosen?.key ?? null, path, choose };
  const text = graphText(layout, shown.edges, {
    name: words.name,
    way: (edge) => [words.way(edge), words.besides(edge)].filter(Boolean).join(' '),
  });
  const savePicture = (): void => {
    const kind = (node: GraphNode): string => t(`kind.${node.kind}`);
    const picture = graphSvg(layout, shown.edges, view.focus, { name: words.name, kind });
    saveFile('access-graph.svg', picture, 'image/svg+xml');
  };
  return (
    <>
      {view.hidden === 0 ? null : <p className="text-ink-2">{t('hidden', { count: view.hidden })}</p>}
      {shown.edges.length === 0 ? <p className="text-ink-2">{t('nothing')}</p> : null}
      <div className="flex items-start gap-4 max-lg:flex-col">
        <div className="min-w-0 flex-1 max-lg:w-full">
          <GraphPicture
            {...parts}
            label={t('picture', { name: focus === undefined ? '' : words.name(focus) })}
          />
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
