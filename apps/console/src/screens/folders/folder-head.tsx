import { GripVertical } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { classes } from '../../parts/classes.ts';

interface FolderHeadProps {
  readonly path: string;
  readonly label: string;
  /** What dragging it is called; null where it may not be moved. */
  readonly drag: string | null;
  /** Whether something may be put into it. */
  readonly takes: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onDrop: (from: string) => void;
}

const KIND = 'application/x-remit-folder';

/** The name of a folder in the tree: it can be dragged by its handle, and something can be dropped on it. */
export function FolderHead({ path, label, drag, takes, chosen, onChoose, onDrop }: FolderHeadProps) {
  const [over, setOver] = useState(false);
  const onDragOver = (event: DragEvent): void => {
    if (!takes || !event.dataTransfer.types.includes(KIND)) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <span
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const from = event.dataTransfer.getData(KIND);
        if (!takes || from === '' || from === path) return;
        event.preventDefault();
        onDrop(from);
      }}
      className={classes(
        'group flex min-w-0 flex-1 items-center gap-1 rounded',
        over && 'bg-accent-tint outline-2 outline-accent',
      )}
    >
      <button
        type="button"
        // The cell around it is what the keys reach; they have ways of their own to the folder.
        tabIndex={-1}
        onClick={onChoose}
        aria-current={chosen ? 'location' : undefined}
        className="min-h-6 min-w-0 truncate text-left max-sm:min-h-11 max-sm:min-w-11 aria-[current=location]:text-accent"
      >
        {label}
      </button>
      {drag === null ? null : (
        <span
          draggable
          title={drag}
          aria-hidden
          // The grid would take the press for one that goes to the cell, and nothing could be dragged.
          onMouseDown={(event) => event.stopPropagation()}
          onDragStart={(event) => {
            event.dataTransfer.setData(KIND, path);
            event.dataTransfer.effectAllowed = 'move';
          }}
          className="ml-auto grid size-6 shrink-0 cursor-grab place-items-center text-ink-3 opacity-0 group-hover:opacity-100"
        >
          <GripVertical size={13} />
        </span>
      )}
    </span>
  );
}
