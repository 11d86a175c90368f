import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { itemId } from '@remit/policy/document-items';
import { itemSentence } from '@remit/policy/item-sentence';
import { sentenceText } from '@remit/policy/sentence-part';
import { addItem, freeName } from '../../draft/edit-item.ts';
import { approvalNameOf, type NewRequestType, withRequestType } from '../../draft/edit-request-type.ts';
import { DraftBar } from '../../draft/draft-bar.tsx';
import { useDraft } from '../../draft/use-draft.ts';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { Page } from '../../parts/page.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { Section } from '../../parts/section.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { rules as words } from '../../words/rules.ts';
import { MoreWords } from '../../words/words.tsx';
import { NewRuleDialog } from './new-rule-dialog.tsx';
import { RULE_KINDS, ruleAddress, type RuleName } from './rule-address.ts';
import { isReportOnly, rulesOf, saysWords } from './rule-items.ts';
import type { MadeItem } from './rule-templates.ts';
import { useChoiceGround } from './use-choice-ground.ts';
import { usePolicyNames } from './use-policy-names.ts';

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
  const { tenant } = useMe();
  const { q = '', draft: open } = useSearch({ from: '/t/$tenant/access/rules' });
  const setSearch = useSetSearch();
  const navigate = useNavigate();
  const toast = useToast();
  const draft = useDraft();
  const ground = useChoiceGround();
  const [making, setMaking] = useState<'rule' | 'type' | null>(null);
  const all = RULE_KINDS.map((kind) => ({ kind, items: rulesOf(draft.document, kind) }));
  const names = usePolicyNames(
    draft.document,
    all.flatMap(({ items }) => items),
  );
  const changed = new Set(draft.changes.map(itemId));
  const groups = all.map(({ kind, items }) => ({
    kind,
    lines: items
      .map((item) => ({ item, sentence: sentenceText(itemSentence(item, names)) }))
      .filter(({ item, sentence }) => saysWords(item, sentence, q.trim())),
  }));
  const goTo = (name: RuleName): void =>
    void navigate({
      to: '/t/$tenant/access/rules/$rule',
      params: { tenant: tenant.slug, rule: ruleAddress(name) },
      search: (before) => ({ draft: before.draft }),
    });
  const make = ({ kind, entry }: MadeItem): void => {
    const name = freeName(draft.document, kind, entry.name);
    const outcome = draft.change((document) => addItem(document, kind, { ...entry, name }));
    setMaking(null);
    if (!outcome.ok) return toast(t('refused', { reason: outcome.reason }));
    goTo({ kind, key: name });
  };
  const makeType = (asked: NewRequestType): void => {
    const key = approvalNameOf(draft.document, asked);
    const outcome = draft.change((document) => withRequestType(document, asked));
    setMaking(null);
    if (!outcome.ok) return toast(t('refused', { reason: outcome.reason }));
    goTo({ kind: 'approval', key });
  };
  const none = groups.every(({ lines }) => lines.length === 0);
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        <Page
          title={t('title')}
          lead={t('lead')}
          actions={
            <>
              <SearchBox
                label={t('search')}
                value={q}
                onSearch={(typed) => setSearch({ q: typed === '' ? undefined : typed })}
              />
              <GuardedButton
                guard={draft.edit}
                onPress={() => setMaking('type')}
                asked={{ title: t('newType') }}
              >
                {t('newType')}
              </GuardedButton>
              <GuardedButton
                guard={draft.edit}
                look="primary"
                onPress={() => setMaking('rule')}
                asked={{ title: t('new') }}
              >
                {t('new')}
              </GuardedButton>
            </>
          }
        >
          <AccessTabs />
          {none ? (
            <EmptyState
              title={t(q.trim() === '' ? 'none' : 'noSuch')}
              reason={q.trim() === '' ? t('noneReason') : t('noneFound', { q: q.trim() })}
            />
          ) : null}
          <div className="flex flex-col gap-6">
            {groups
              .filter(({ lines }) => lines.length > 0)
              .map(({ kind, lines }) => (
                <Section key={kind} level={2} title={t(`group.${kind}`)}>
                  <ul className="card mt-2 divide-y divide-line overflow-hidden">
                    {lines.map(({ item, sentence }) => (
                      <li key={item.entry.name}>
                        <Link
                          to="/t/$tenant/access/rules/$rule"
                          params={{
                            tenant: tenant.slug,
                            rule: ruleAddress({ kind, key: item.entry.name }),
                          }}
                          search={{ draft: open }}
                          className="grid min-h-12 items-center gap-x-4 gap-y-0.5 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[16rem_minmax(0,1fr)]"
                        >
                          <span className="flex min-w-0 items-center gap-2">
                            <span className="truncate font-medium">{item.entry.name}</span>
                            {isReportOnly(item) ? <Chip tone="warn">{t('reportOnly')}</Chip> : null}
                            {changed.has(itemId({ kind, key: item.entry.name })) ? (
                              <Chip tone="accent">{t('changed')}</Chip>
                            ) : null}
                          </span>
                          <span className="text-ink-2">{sentence}</span>
                        </Link>
                      </li>
                    ))}
                  </ul>
                </Section>
              ))}
          </div>
        </Page>
      </div>
      <DraftBar draft={draft} />
      {making === 'rule' ? (
        <NewRuleDialog
          document={draft.document}
          ground={ground}
          onMake={make}
          onClose={() => setMaking(null)}
        />
      ) : null}
      {making === 'type' ? (
        <Suspense>
          <NewTypeDialog document={draft.document} onMake={makeType} onClose={() => setMaking(null)} />
        </Suspense>
      ) : null}
    </div>
  );
}
