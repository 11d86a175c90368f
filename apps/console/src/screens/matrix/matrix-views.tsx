import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { SavedViews } from '../../shell/saved-views.tsx';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { addressOf, viewWords } from '../../shell/view-words.ts';
import { matrixViews } from '../../words/matrix-views.ts';
import { MoreWords } from '../../words/words.tsx';

/** The words of the address that a saved view keeps: what shows of the matrix. */
const kept = ['q', 'role', 'module', 'show', 'compare', 'people', 'freeze'] as const;

/** What the reader keeps of the matrix under a name. */
export function MatrixViews() {
  return (
    <MoreWords words={{ matrixViews }}>
      <Views />
    </MoreWords>
  );
}

function Views() {
  const t = useTranslations('matrixViews');
  const setSearch = useSetSearch();
  const address = useSearch({ from: '/t/$tenant/access/matrix' });
  return (
    <SavedViews
      screen="matrix"
      kept={kept}
      shown={viewWords(kept, address)}
      all={{ reason: t('whole'), next: t('wholeNext') }}
      onShow={(words) => setSearch(addressOf(kept, words))}
    />
  );
}
