import { useQuery } from '@tanstack/react-query';
import { FileSpreadsheet, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

interface EvidenceDialogProps {
  readonly review: string;
  readonly onClose: () => void;
}

/** A review as two files that belong together: every line of it, and what tells that none was changed. */
export function EvidenceDialog({ review, onClose }: EvidenceDialogProps) {
  const t = useTranslations('reviews');
  const calls = useCalls();
  // The manifest is of the bytes of the other file, and both are of one moment: asked for once, and anew each time it is opened.
  const { data, error, refetch } = useQuery({
    ...calls.options.reviews.evidence.queryOptions({ id: review }),
    gcTime: 0,
    staleTime: Infinity,
  });
  return (
    <Dialog open onClose={onClose} title={t('evidenceTitle')} description={t('evidenceLead')}>
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div className="relative min-h-9">
          <ThinBar active label={t('evidenceMaking')} />
        </div>
      ) : (
        <div className="flex flex-wrap justify-end gap-2">
          <Button
            icon={<ShieldCheck size={14} aria-hidden />}
            onClick={() => saveFile(`${data.name}.manifest.json`, data.manifest, 'application/json')}
          >
            {t('evidenceManifest')}
          </Button>
          <Button
            look="primary"
            icon={<FileSpreadsheet size={14} aria-hidden />}
            onClick={() => saveFile(data.name, data.csv, 'text/csv;charset=utf-8')}
          >
            {t('evidenceFile')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
