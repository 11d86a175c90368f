import { Download } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { useSingleKeys } from '../../shell/use-single-keys.ts';

const EvidenceDialog = lazyDialog(async () => (await import('./evidence-dialog.tsx')).EvidenceDialog);

/** Takes a review along as files. */
export function EvidenceButton({ review }: { readonly review: string }) {
  const t = useTranslations('reviews');
  const [open, setOpen] = useState(false);
  useSingleKeys((key) => {
    if (key === 'e') setOpen(true);
    return key === 'e';
  });
  return (
    <>
      <Button icon={<Download size={14} aria-hidden />} aria-keyshortcuts="e" onClick={() => setOpen(true)}>
        {t('evidence')}
      </Button>
      {open ? (
        <Suspense>
          <EvidenceDialog review={review} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
