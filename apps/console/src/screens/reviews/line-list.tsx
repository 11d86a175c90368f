import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReviewLineView, ReviewView } from '@remit/api/reviews/reviews-views';
import { Button } from '../../parts/button.tsx';
import { ReviewLine } from './review-line.tsx';
import { useReach } from './use-reach.ts';

/** So many come at once; a page of a thousand would be slow to write. */
const step = 50;

interface LineListProps {
  readonly view: ReviewView;
  /** Those of its lines that belong here. */
  readonly lines: readonly ReviewLineView[];
  /** All of its lines, in the order in which they came first. */
  readonly opened: readonly string[];
}

/** Lines of a review, so many at first. */
export function LineList({ view: { review, folders }, lines, opened }: LineListProps) {
  const t = useTranslations('reviews');
  const [most, setMost] = useState(step);
  const closed = review.closedAt !== null;
  const shown = lines.slice(0, most);
  // Of a closed review nothing is decided any more: what something gives today is no part of it.
  const counted = closed ? [] : shown.map(({ assignment }) => assignment);
  const reachOf = useReach(review.id, opened, new Set(counted));
  return (
    <>
      <ul className="flex flex-col gap-3">
        {shown.map((line) => (
          <ReviewLine
            key={line.assignment}
            review={review.id}
            line={line}
            folders={folders}
            closed={closed}
            reach={reachOf(line.assignment)}
          />
        ))}
      </ul>
      {lines.length > most ? (
        <Button className="mt-3" onClick={() => setMost(most + step)}>
          {t('more', { count: lines.length - most })}
        </Button>
      ) : null}
    </>
  );
}
