import { useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Guard } from '@remit/api/views';
import { itemId } from '@remit/policy/draft/document-items';
import { DraftBar } from '../../draft/draft-bar.tsx';
import { useDraft } from '../../draft/use-draft.ts';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { Page } from '../../parts/page.tsx';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { rules as words } from '../../words/rules.ts';
import { MoreWords } from '../../words/words.tsx';
import { NewRuleDialog } from './new-rule-dialog.tsx';
import { RuleGroup } from './rule-group.tsx';
import { useChoiceGround } from './use-choice-ground.ts';
import { useMakeRule } from './use-make-rule.ts';
import { useRuleGroups } from './use-rule-groups.ts';

// A kind of request is made seldom.
const NewTypeDialog = lazyDialog(async () => (await import('./new-type-dialog.tsx')).NewTypeDialog);

/** Everything that is decided by a condition, as it is read aloud. */
export function RulesScreen() {
  return (
    <MoreWords words={{ rules: words }}>
      <Rules />
    </MoreWords>
  );
}

function Rules() {
  const t = useTranslations('rules');
  const { q = '', draft: open } = useSearch({ from: '/t/$tenant/access/rules' });
  const draft = useDraft();
  const ground = useChoiceGround();
  const [making, setMaking] = useState<'rule' | 'type' | null>(null);
  const groups = useRuleGroups(draft.document, q.trim());
  const changed = new Set(draft.changes.map(itemId));
  const { make, makeType } = useMakeRule(draft);
  const close = (): void => setMaking(null);
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        <Page
          title={t('title')}
          lead={t('lead')}
          actions={<Actions edit={draft.edit} q={q} onMake={setMaking} />}
        >
          <AccessTabs />
          {groups.length === 0 ? (
            <EmptyState
              title={t(q.trim() === '' ? 'none' : 'noSuch')}
              reason={q.trim() === '' ? t('noneReason') : t('noneFound', { q: q.trim() })}
            />
          ) : null}
          <div className="flex flex-col gap-6">
            {groups.map(({ kind, lines }) => (
              <RuleGroup
                key={kind}
                kind={kind}
                lines={lines}
                isChanged={(name) => changed.has(itemId(name))}
                draft={open}
              />
            ))}
          </div>
        </Page>
      </div>
      <DraftBar draft={draft} />
      {making === 'rule' ? (
        <NewRuleDialog
          document={draft.document}
          ground={ground}
          onMake={(made) => {
            close();
            make(made);
          }}
          onClose={close}
        />
      ) : null}
      {making === 'type' ? (
        <Suspense>
          <NewTypeDialog
            document={draft.document}
            onMake={(asked) => {
              close();
              makeType(asked);
            }}
            onClose={close}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

interface ActionsProps {
  readonly edit: Guard;
  readonly q: string;
  readonly onMake: (what: 'rule' | 'type') => void;
}

function Actions({ edit, q, onMake }: ActionsProps) {
  const t = useTranslations('rules');
  const setSearch = useSetSearch();
  return (
    <>
      <SearchBox
        label={t('search')}
        value={q}
        onSearch={(typed) => setSearch({ q: typed === '' ? undefined : typed })}
      />
      <GuardedButton guard={edit} onPress={() => onMake('type')} asked={{ title: t('newType') }}>
        {t('newType')}
      </GuardedButton>
      <GuardedButton guard={edit} look="primary" onPress={() => onMake('rule')} asked={{ title: t('new') }}>
        {t('new')}
      </GuardedButton>
    </>
  );
}
