import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { Guard } from '@remit/api/views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { useSetSearch } from '../../shell/use-set-search.ts';
import type { OpenOnTests } from './tests-dialogs.tsx';

interface TestsActionsProps {
  readonly edit: Guard;
  /** Whether there is anything to search. */
  readonly searches: boolean;
  readonly onOpen: (opened: OpenOnTests) => void;
}

/** What can be made and asked for on the page of tests. */
export function TestsActions({ edit, searches, onOpen }: TestsActionsProps) {
  const t = useTranslations('tests');
  const search = useSearch({ from: '/t/$tenant/access/tests' });
  const setSearch = useSetSearch();
  return (
    <>
      {searches ? (
        <SearchBox
          label={t('search')}
          value={search.q ?? ''}
          onSearch={(typed) => setSearch({ q: typed === '' ? undefined : typed })}
        />
      ) : null}
      <GuardedButton guard={edit} onPress={() => onOpen({ kind: 'suggest' })} asked={{ title: t('suggest') }}>
        {t('suggest')}
      </GuardedButton>
      <GuardedButton guard={edit} onPress={() => onOpen({ kind: 'guard' })} asked={{ title: t('newGuard') }}>
        {t('newGuard')}
      </GuardedButton>
      <GuardedButton
        guard={edit}
        look="primary"
        onPress={() => onOpen({ kind: 'new', test: null })}
        asked={{ title: t('new') }}
      >
        {t('new')}
      </GuardedButton>
    </>
  );
}
