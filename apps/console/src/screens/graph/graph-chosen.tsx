import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GraphEdge, GraphNode } from '@remit/api/graph/graph-views';
import { Button } from '../../parts/button.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { Section } from '../../parts/section.tsx';
import { ChangeEffect } from '../people/change-effect.tsx';
import type { ShownEdge } from './hide-kinds.ts';
import { useGraphSearch } from './use-graph-search.ts';
import { useGraphWords } from './use-graph-words.ts';

interface GraphChosenProps {
  readonly chosen: GraphNode;
  readonly focus: GraphNode;
  readonly nodes: readonly GraphNode[];
  readonly path: ReadonlySet<GraphEdge>;
}

/** What is chosen: the way between it and the focus in words, what cutting that way would do, and a look from there. */
export function GraphChosen({ chosen, focus, nodes, path }: GraphChosenProps) {
  const t = useTranslations('graph');
  const change = useGraphSearch();
  const { name, way, besides } = useGraphWords();
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const [from, to] = chosen.distance < 0 ? [chosen, focus] : [focus, chosen];
  const title = chosen.key === focus.key ? name(chosen) : t('chosen', { from: name(from), to: name(to) });
  const steps = [...path].map((edge) => ({ ...edge, across: 'across' in edge && edge.across === true }));
  return (
    <div className="w-80 shrink-0 rounded-lg border border-line bg-raised p-4 max-lg:w-full">
      <div className="flex items-start gap-2">
        <Section level={2} title={title} titleClass="font-medium" className="min-w-0 flex-1">
          <ul className="mt-2 flex flex-col gap-2 text-sm">
            {steps.map((edge) => (
              <li key={`${edge.from} ${edge.to} ${edge.way}`}>
                <Step
                  edge={edge}
                  person={byKey.get(edge.from)}
                  role={byKey.get(edge.to)}
                  words={[nameOf(edge.from), way(edge), nameOf(edge.to), besides(edge)].join(' ')}
                />
              </li>
            ))}
          </ul>
          {chosen.members.length === 0 ? null : (
            <Members node={chosen} onPick={(key) => change({ as: key, to: undefined })} />
          )}
          {chosen.key === focus.key || chosen.count > 1 ? null : (
            <Button className="mt-3" onClick={() => change({ as: chosen.key, to: undefined })}>
              {t('refocus')}
            </Button>
          )}
        </Section>
        <IconButton label={t('close')} onClick={() => change({ to: undefined })}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
    </div>
  );

  function nameOf(key: string): string {
    const node = byKey.get(key);
    return node === undefined ? '' : name(node);
  }
}

function Members({ node, onPick }: { readonly node: GraphNode; readonly onPick: (key: string) => void }) {
  const t = useTranslations('graph');
  return (
    <div className="mt-3">
      <p className="text-xs text-ink-2">{t('members')}</p>
      <ul className="mt-1 flex max-h-72 flex-col overflow-y-auto">
        {node.members.map(({ key, label }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => onPick(key)}
              className="min-h-7 text-left hover:underline max-sm:min-h-11"
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      {node.count > node.members.length ? (
        <p className="text-sm text-ink-2">{t('beyond', { count: node.count - node.members.length })}</p>
      ) : null}
    </div>
  );
}

interface StepProps {
  readonly edge: ShownEdge;
  readonly person: GraphNode | undefined;
  readonly role: GraphNode | undefined;
  readonly words: string;
}

/** One step of a way. Where somebody's own assignment makes it, it says on asking what would be without it. */
function Step({ edge, person, role, words }: StepProps) {
  const t = useTranslations('graph');
  const [asked, setAsked] = useState<string | null>(null);
  const own = person?.kind === 'person' && role !== undefined ? edge.assignments : [];
  return (
    <>
      <p>{words}</p>
      {own.map(({ id, folder }) => {
        if (person === undefined || role === undefined) return null;
        const names = { name: person.label, role: role.label, folder };
        if (asked !== id) {
          return (
            <button
              key={id}
              type="button"
              onClick={() => setAsked(id)}
              className="mt-1 min-h-7 text-left text-accent hover:underline max-sm:min-h-11"
            >
              {t('cut', names)}
            </button>
          );
        }
        return (
          <Section key={id} level={3} title={t('cutTitle', names)} className="mt-2">
            <ChangeEffect
              change={{ kind: 'unassign', member: person.key.slice('person:'.length), assignment: id }}
            />
            <p className="mt-1 text-xs text-ink-2">{t('keep')}</p>
          </Section>
        );
      })}
    </>
  );
}
