import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '../../parts/classes.ts';
import { edgeLine } from './edge-line.ts';
import { NODE } from './graph-layout.ts';
import type { GraphParts } from './graph-parts.ts';
import { useGraphWords } from './use-graph-words.ts';

/** The graph drawn in columns. One stop for Tab; arrows go between nodes, Enter chooses one. */
export function GraphPicture({
  label,
  layout,
  edges,
  focus,
  chosen,
  path,
  choose,
  mark,
}: GraphParts & { readonly label: string }) {
  const t = useTranslations('graph');
  const { name } = useGraphWords();
  const nodes = useRef(new Map<string, HTMLButtonElement>());
  const [at, setAt] = useState(focus);
  const placed = layout.columns.flat();
  const places = new Map(placed.map((each) => [each.node.key, each]));
  const stop = places.has(at) ? at : focus;
  const lit = new Set(path === null ? [] : [...path].flatMap(({ from, to }) => [from, to]));

  const move = (event: KeyboardEvent, key: string): void => {
    const across = layout.columns.findIndex((column) => column.some(({ node }) => node.key === key));
    const column = layout.columns[across] ?? [];
    const row = column.findIndex(({ node }) => node.key === key);
    const here = column[row];
    if (here === undefined) return;
    const beside = (other: (typeof layout.columns)[number] | undefined) =>
      other?.toSorted((a, b) => Math.abs(a.y - here.y) - Math.abs(b.y - here.y))[0];
    const next =
      event.key === 'ArrowDown'
        ? column[row + 1]
        : event.key === 'ArrowUp'
          ? column[row - 1]
          : event.key === 'ArrowRight'
            ? beside(layout.columns[across + 1])
            : event.key === 'ArrowLeft'
              ? beside(layout.columns[across - 1])
              : undefined;
    if (next === undefined) return;
    event.preventDefault();
    setAt(next.node.key);
    nodes.current.get(next.node.key)?.focus();
  };

  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <div
        role="group"
        aria-label={label}
        className="relative mx-auto"
        style={{ width: layout.width, height: layout.height }}
      >
        <svg aria-hidden width={layout.width} height={layout.height} className="absolute inset-0">
          {edges.map((edge) => {
            const [from, to] = [places.get(edge.from), places.get(edge.to)];
            if (from === undefined || to === undefined) return null;
            const onPath = path?.has(edge) === true;
            return (
              <path
                key={`${edge.from} ${edge.to} ${edge.way}`}
                d={edgeLine(from, to)}
                fill="none"
                strokeWidth={onPath ? 2.5 : 1.5}
                strokeDasharray={edge.across || edge.cycle ? '5 4' : undefined}
                className={classes(
                  edge.cycle ? 'stroke-warn' : onPath ? 'stroke-accent' : 'stroke-line-strong',
                  path !== null && !onPath && 'opacity-40',
                )}
              />
            );
          })}
        </svg>
        {placed.map(({ node, x, y }) => (
          <button
            key={node.key}
            type="button"
            ref={(element) => {
              if (element === null) nodes.current.delete(node.key);
              else nodes.current.set(node.key, element);
            }}
            tabIndex={node.key === stop ? 0 : -1}
            aria-pressed={node.key === chosen}
            onFocus={() => setAt(node.key)}
            onKeyDown={(event) => move(event, node.key)}
            onClick={() => choose(node.key)}
            style={{ left: x, top: y, width: NODE.width, height: NODE.height }}
            className={classes(
              'absolute flex flex-col justify-center rounded-md border px-2.5 text-left',
              node.key === focus
                ? 'border-transparent bg-accent-solid text-on-accent'
                : node.key === chosen
                  ? 'border-accent bg-accent-tint text-ink'
                  : lit.has(node.key)
                    ? 'border-accent bg-raised text-ink'
                    : 'border-line-strong bg-raised text-ink hover:bg-hover',
              node.count > 1 && 'border-dashed',
            )}
          >
            <span className={classes('w-full truncate text-2xs', node.key !== focus && 'text-ink-2')}>
              {[t(`kind.${node.kind}`), mark(node)].filter((word) => word !== null).join(' · ')}
            </span>
            <span className="w-full truncate text-sm font-medium">{name(node)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
