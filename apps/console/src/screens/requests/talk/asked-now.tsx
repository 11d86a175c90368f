import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AskedView } from '@remit/api/requests/request-views';

/** Says, to whoever does not see it, which questions came to be asked by what was answered last. */
export function AskedNow({ questions }: Pick<AskedView, 'questions'>) {
  const t = useTranslations('newRequest');
  const [before, setBefore] = useState(questions);
  const [said, setSaid] = useState('');
  if (before !== questions) {
    const known = new Set(before.map(({ field }) => field));
    const come = questions.filter(({ field }) => !known.has(field));
    setBefore(questions);
    setSaid(come.length === 0 ? '' : t('askedNow', { questions: come.map(({ text }) => text).join(', ') }));
  }
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
