import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { DraftBar } from '../../draft/draft-bar.tsx';
import { useDraft } from '../../draft/use-draft.ts';
import { Page } from '../../parts/page.tsx';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useSearchInPlace } from '../../shell/use-search-in-place.ts';
import { fields as words } from '../../words/fields.ts';
import { MoreWords } from '../../words/words.tsx';
import { FieldBoard } from './field-board.tsx';
import type { FieldsSearch } from './fields-address.ts';

/** Fields: which role sees which, and which may change it. */
export function FieldsScreen() {
  return (
    <MoreWords words={{ fields: words }}>
      <Fields />
    </MoreWords>
  );
}

function Fields() {
  const t = useTranslations('fields');
  const draft = useDraft();
  const search = useSearch({ from: '/t/$tenant/access/fields' });
  const go: (change: FieldsSearch) => void = useSearchInPlace();
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">
        <Page
          fill
          title={t('title')}
          lead={t('lead')}
          actions={
            <SearchBox
              label={t('search')}
              value={search.q ?? ''}
              onSearch={(q) => go({ q: q === '' ? undefined : q })}
            />
          }
        >
          <AccessTabs />
          <FieldBoard draft={draft} search={search} onGo={go} />
        </Page>
      </div>
      <DraftBar draft={draft} />
    </div>
  );
}
