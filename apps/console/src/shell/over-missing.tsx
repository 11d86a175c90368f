import { useTranslations } from 'use-intl';
import { isMissingPart } from '../data/missing-parts.ts';
import { Dialog } from '../parts/dialog.tsx';
import { LoadAgain } from './load-again.tsx';

interface OverMissingProps {
  readonly error: unknown;
  readonly onClose: () => void;
}

/** In place of what was to open over a page and did not come: the page stays, with all that is typed into it. */
export function OverMissing({ error, onClose }: OverMissingProps) {
  const t = useTranslations('problem');
  if (!isMissingPart(error)) throw error;
  return (
    <Dialog open onClose={onClose} title={t('title.over')}>
      <div className="flex flex-col items-start gap-3">
        <LoadAgain />
      </div>
    </Dialog>
  );
}
