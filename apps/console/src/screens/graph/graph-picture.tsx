import { useRef, useState, type KeyboardEvent } from 'react';
import { classes } from '../../parts/classes.ts';
import type { GraphParts } from './graph-parts.ts';
import { GraphWays } from './graph-ways.tsx';
import { nodeBeside } from './node-beside.ts';
import { useGraphWords } from './use-graph-words.ts';

/** On a phone the picture is wider than the screen, and what stands in its middle is to be seen. */
function showMiddle(frame: HTMLElement | null): void {
  const middle = frame?.querySelector<HTMLElement>('[data-middle="true"]');
  if (frame !== null && middle)
    frame.scrollLeft = middle.offsetLeft - (frame.clientWidth - middle.offsetWidth) / 2;
}

/** The graph drawn in columns. One stop for Tab; arrows go between nodes, Enter chooses one. */
export function GraphPicture({
  label,
  layout,
  edges,
  focus,
  chosen,
  path,
  choose,
}: GraphParts & { readonly label: string }) {
  const { name } = useGraphWords();
  const nodes = useRef(new Map<string, HTMLButtonElement>());
  const [at, setAt] = useState(focus);
  const placed = layout.columns.flat();
  const stop = placed.some(({ node }) => node.key === at) ? at : focus;
  const lit = new Set(path === null ? [] : [...path].flatMap(({ from, to }) => [from, to]));

  const move = (event: KeyboardEvent, key: string): void => {
    const next = nodeBeside(layout.columns, key, event.key);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    nodes.current.get(next)?.focus();
  };

  return (
    <div ref={showMiddle} className="overflow-x-auto rounded-lg border border-line bg-surface">
      <div
        role="group"
        aria-label={label}
        className="relative mx-auto"
        style={{ width: layout.width, height: layout.height }}
      >
        <GraphWays layout={layout} edges={edges} path={path} />
        {placed.map(({ node, kind, lines, x, y, width, height }) => (
          <button
            key={node.key}
            type="button"
            ref={(element) => {
              if (element === null) nodes.current.delete(node.key);
              else nodes.current.set(node.key, element);
            }}
            data-middle={node.key === focus}
            tabIndex={node.key === stop ? 0 : -1}
            title={lines.at(-1)?.endsWith('…') === true ? name(node) : undefined}
            aria-pressed={node.key === chosen}
            onFocus={() => setAt(node.key)}
            onKeyDown={(event) => move(event, node.key)}
            onClick={() => choose(node.key)}
            style={{ left: x, top: y, width, height }}
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
              {kind}
            </span>
            <span className="w-full truncate text-sm leading-4 font-medium whitespace-pre">
              {lines.join('\n')}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
