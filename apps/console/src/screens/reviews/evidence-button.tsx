import { Download } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';

const EvidenceDialog = lazy(async () => ({
  default: (await import('./evidence-dialog.tsx')).EvidenceDialog,
}));

/** Takes a review along as files. */
export function EvidenceButton({ review }: { readonly review: string }) {
  const t = useTranslations('reviews');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Download size={14} aria-hidden />} onClick={() => setOpen(true)}>
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
