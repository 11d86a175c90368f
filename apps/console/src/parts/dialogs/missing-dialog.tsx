import { useTranslations } from 'use-intl';
import { Dialog } from './dialog.tsx';
import { LoadAgain } from '../grid/load-again.tsx';
import type { MissingProps } from '../states/missing-pane.tsx';
import { useWhenOnline } from '../states/use-when-online.ts';

interface MissingDialogProps extends MissingProps {
  readonly onClose: () => void;
}

/** In place of what was to open over a page and did not come: the page stays, with all that is typed into it. */
export function MissingDialog({ onAgain, onClose }: MissingDialogProps) {
  const t = useTranslations('problem');
  useWhenOnline(onAgain);
  return (
    <Dialog open onClose={onClose} title={t('title.over')}>
      <div className="flex flex-col items-start gap-3">
        <LoadAgain onAgain={onAgain} />
      </div>
    </Dialog>
  );
}
