import { Check, TriangleAlert } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { lazyPart } from '../parts/lazy-part.tsx';
import { MissingMark } from '../parts/states/missing-mark.tsx';
import { draftHeadline as words } from '../words/draft-headline.ts';
import { MoreWords } from '../words/words.tsx';
import type { Draft } from './draft.ts';
import { useDraftHeadline } from './use-draft-headline.ts';

// It comes after what shows, and long before an edit is proved.
const DraftProof = lazyPart(async () => (await import('./draft-proof.tsx')).DraftProof, MissingMark);

/** What a draft means for everybody, live; a sign says once the server has worked out the same. */
export function DraftHeadline({ draft }: { readonly draft: Draft }) {
  return (
    <MoreWords words={{ draftHeadline: words }}>
      <Headline draft={draft} />
    </MoreWords>
  );
}

function Headline({ draft }: { readonly draft: Draft }) {
  const t = useTranslations('draftHeadline');
  const { headline, agreed, invalid } = useDraftHeadline(draft);
  if (invalid) return <span className="text-warn">{t('invalid')}</span>;
  if (headline === null) return null;
  return (
    <>
      <span data-testid="draft-headline" data-agreed={String(agreed)}>
        {/* A part of a line here, and no sentence by itself. */}
        {headline.replace(/\.$/u, '')}{' '}
        {agreed === true ? (
          <span title={t('agreed')} className="inline-flex align-text-bottom text-gain">
            <Check size={14} role="img" aria-label={t('agreed')} />
          </span>
        ) : agreed === false ? (
          <span title={t('differs')} className="inline-flex align-text-bottom text-warn">
            <TriangleAlert size={14} role="img" aria-label={t('differs')} />
          </span>
        ) : null}
      </span>
      <Suspense>
        <DraftProof draft={draft} />
      </Suspense>
    </>
  );
}
