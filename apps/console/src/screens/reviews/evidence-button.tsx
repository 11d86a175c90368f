import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ReviewView } from '@remit/api/reviews-views';
import { Button } from '../../parts/button.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { reviews as words } from '../../words/reviews.ts';
import { reviewCsv } from './review-csv.ts';

/** Takes a review along as a file: every line of it, decided or not. */
export function EvidenceButton({ view }: { readonly view: ReviewView }) {
  const t = useTranslations('reviews');
  const { tenant } = useMe();
  const save = (): void => {
    const text = reviewCsv(view, tenant.name, words.csv, Date.now());
    // Spreadsheets take a file without this mark for one in some old alphabet.
    const url = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${tenant.slug}-review-${view.review.id}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button icon={<Download size={14} aria-hidden />} onClick={save}>
      {t('evidence')}
    </Button>
  );
}
