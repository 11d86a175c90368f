import { lazyPart } from '../../parts/lazy-part.tsx';
import { MissingDialog } from '../../parts/dialogs/missing-dialog.tsx';

/** The question what becomes of cells with a limit or a condition, which is asked now and then. */
export const ConditionalCells = lazyPart(
  async () => (await import('./conditional-cells-dialog.tsx')).ConditionalCellsDialog,
  ({ onAgain, onAnswer }) => <MissingDialog onAgain={onAgain} onClose={() => onAnswer(null)} />,
);
