import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { applyEdits } from '@remit/policy/apply-edits';
import { canonicalDocument } from '@remit/policy/canonical-document';
import type { SaidItem } from '@remit/policy/item-sentence';
import { sharedType } from '@remit/policy/shared-type';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { extractSet, freeName, renameItem, setEntry, setItem } from '../../draft/edit-item.ts';
import { DraftBar } from '../../draft/draft-bar.tsx';
import { useDraft } from '../../draft/use-draft.ts';
import { Button, buttonLook } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { rules as words } from '../../words/rules.ts';
import { MoreWords } from '../../words/words.tsx';
import { BenchPane } from './bench-pane.tsx';
import { FormPane } from './form-pane.tsx';
import { slotsOf, typesOfItem } from './item-slots.ts';
import { ruleAddress, type RuleName, ruleNamed } from './rule-address.ts';
import { RuleActions } from './rule-actions.tsx';
import { isReportOnly, ruleItem } from './rule-items.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { showPart } from './show-part.ts';
import type * as TextReader from './read-text.ts';
import type * as TextPaneModule from './text-pane.tsx';
import { typedNow, type TypedText } from './typed-text.ts';
import { useChoiceGround } from './use-choice-ground.ts';
import { usePolicyNames } from './use-policy-names.ts';

// Only of a rule that does not count yet.
const ReportedCalls = lazy(async () => ({ default: (await import('./reported-calls.tsx')).ReportedCalls }));

/** What reads text, and the pane that shows it. */
async function textTools(): Promise<{
  readonly reader: typeof TextReader;
  readonly TextPane: typeof TextPaneModule.TextPane;
}> {
  const [reader, { TextPane }] = await Promise.all([import('./read-text.ts'), import('./text-pane.tsx')]);
  return { reader, TextPane };
}

/** One rule in three panes that are one syntax tree: its sentence, its form and its text; and real records under them. */
export function RuleScreen() {
  return (
    <MoreWords words={{ rules: words }}>
      <RuleOrNone />
    </MoreWords>
  );
}

function RuleOrNone() {
  const t = useTranslations('rules');
  const { tenant } = useMe();
  const { rule: word } = useParams({ from: '/t/$tenant/access/rules/$rule' });
  const { draft: open } = useSearch({ from: '/t/$tenant/access/rules/$rule' });
  const draft = useDraft();
  const name = ruleNamed(word);
  const item = name === null ? null : ruleItem(draft.document, name);
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        {name === null || item === null ? (
          <EmptyState
            alone
            title={t('unknown')}
            reason={t('unknownReason', { key: name?.key ?? word })}
            action={
              <Link
                to="/t/$tenant/access/rules"
                params={{ tenant: tenant.slug }}
                search={{ draft: open }}
                className={buttonLook()}
              >
                {t('toList')}
              </Link>
            }
          />
        ) : (
          <Rule key={word} name={name} item={item} draft={draft} />
        )}
      </div>
      <DraftBar draft={draft} />
    </div>
  );
}

const currenciesBeside = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'DKK', 'PLN', 'JPY', 'BRL'] as const;

interface RuleProps {
  readonly name: RuleName;
  readonly item: SaidItem;
  readonly draft: ReturnType<typeof useDraft>;
}

function Rule({ name, item, draft }: RuleProps) {
  const t = useTranslations('rules');
  const { tenant } = useMe();
  const calls = useCalls();
  const toast = useToast();
  const navigate = useNavigate();
  const choice = useChoiceGround();
  const { data: published } = useSuspenseQuery(calls.options.policy.current.queryOptions());
  const places = useQuery(calls.options.simulate.form.queryOptions());
  const tools = useQuery({
    queryKey: ['the pane of policy text'],
    // The reader of text is as large as the rest of the screen: it comes when the screen stands.
    queryFn: textTools,
    staleTime: Infinity,
    structuralSharing: false,
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<TypedText | null>(null);
  const { document } = draft;
  const names = usePolicyNames(document, item.entry);
  const inForce = ruleItem(published.document, name);
  const watched = inForce !== null && isReportOnly(inForce);
  const types = typesOfItem(item).flatMap((each) => names.type(each) ?? []);
  const type = sharedType(types);
  const closer = useQuery({
    queryKey: ['what looks closer at policy text'],
    queryFn: () => import('./look-closer.ts'),
    enabled: tools.data !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
  });
  const reader = tools.data?.reader;
  const TextPane = tools.data?.TextPane;
  const text = reader === undefined ? null : typedNow(typed, reader.ruleText(document, name));
  const broken = text !== null && reader?.readRuleText(text, name, document).rule === null;
  const folders = places.data?.folders ?? [];

  const change = (edit: Parameters<typeof draft.change>[0]): boolean => {
    const outcome = draft.change(edit);
    if (!outcome.ok) toast(t('refused', { reason: outcome.reason }));
    return outcome.ok;
  };
  const goTo = (key: string): void =>
    void navigate({
      to: '/t/$tenant/access/rules/$rule',
      params: { tenant: tenant.slug, rule: ruleAddress({ ...name, key }) },
      search: (before) => ({ draft: before.draft }),
      replace: true,
    });
  const set = (next: SaidItem): void => {
    setTyped(null);
    change((before) => setEntry(before, name, next.entry));
  };
  const choose = (path: string): void => {
    setChosen(path);
    showPart(path);
  };
  const slots = slotsOf(item).flatMap((slot) => {
    const { path, kind, name: step, condition } = slot;
    if (condition === null) return [];
    return [{ path, condition, label: t(`slot.${kind}`, { name: step }) }];
  });
  const truths = slots.flatMap(({ path, label, condition }) => {
    const truth = closer.data?.settledTruth(condition, document, typesOfItem(item)) ?? null;
    return truth === null ? [] : [{ path, label, truth }];
  });
  return (
    <Page
      title={
        <TitlePath
          under={
            <Link
              to="/t/$tenant/access/rules"
              params={{ tenant: tenant.slug }}
              search={(before) => ({ draft: before.draft })}
            >
              {t('title')}
            </Link>
          }
        >
          {name.key}
          <Chip>{t(`kind.${name.kind}`)}</Chip>
          {isReportOnly(item) ? <Chip tone="warn">{t('reportOnly')}</Chip> : null}
        </TitlePath>
      }
      actions={<RuleActions name={name} item={item} draft={draft} change={change} onRenamed={goTo} />}
    >
      <div className="flex flex-col gap-6">
        {draft.edit.allowed ? null : (
          <p role="status" className="rounded-md bg-sunken px-3 py-2 text-ink-2">
            {t('readOnly', { reason: draft.edit.reason })}
          </p>
        )}
        <RuleSentence item={item} names={names} truths={truths} chosen={chosen} onChoose={choose} />
        <div className="grid gap-6 xl:grid-cols-[minmax(0,4fr)_minmax(0,3fr)]">
          <Section level={2} title={t('form')} className="min-w-0">
            <div className="card mt-2 p-4">
              {broken ? (
                <div role="status" className="mb-3 rounded-md bg-warn-tint px-3 py-2 text-warn">
                  <p>{t('readOnlyForm')}</p>
                  <Button className="mt-2" onClick={() => setTyped(null)}>
                    {t('takeForm')}
                  </Button>
                </div>
              ) : null}
              {type === null && item.kind !== 'exclusion' ? (
                <p className="text-ink-2">{t('asText')}</p>
              ) : (
                <FormPane
                  item={item}
                  document={document}
                  ground={{
                    ...choice,
                    type: type ?? { name: '', label: '', fields: [], actions: [], history: false },
                    currencies: [...new Set([choice.currency, ...currenciesBeside])],
                    folders,
                    locked: broken || !draft.edit.allowed,
                  }}
                  edit={draft.edit}
                  onChange={set}
                  onExtract={
                    types.length !== 1 || name.kind === 'set'
                      ? undefined
                      : (condition) => {
                          const key = freeName(document, 'set', `of${name.key}`);
                          if (change((before) => extractSet(before, key, types[0]?.name ?? '', condition)))
                            toast(t('extracted', { name: key }));
                        }
                  }
                />
              )}
            </div>
          </Section>
          <Section level={2} title={t('text')} className="min-w-0">
            <div className="card mt-2 p-4">
              {reader === undefined || TextPane === undefined ? (
                tools.isError ? (
                  <ErrorState error={tools.error} onRetry={() => void tools.refetch()} />
                ) : (
                  <Skeleton lines={5} />
                )
              ) : (
                <TextPane
                  reader={reader}
                  closer={closer.data ?? null}
                  item={name}
                  document={document}
                  folders={folders}
                  chosen={chosen}
                  locked={!draft.edit.allowed}
                  typed={typed}
                  onTyped={setTyped}
                  onTake={(rule) => {
                    const took = change((before): EditOutcome => {
                      if (rule.name.key === name.key) return setItem(before, name, rule.content);
                      const renamed = renameItem(before, name, rule.name.key);
                      return renamed.ok ? setItem(renamed.document, rule.name, rule.content) : renamed;
                    });
                    if (took && rule.name.key !== name.key) goTo(rule.name.key);
                    return took;
                  }}
                  onFix={(fix) => {
                    setTyped(null);
                    change((before) => {
                      return { ok: true, document: applyEdits(canonicalDocument(before), fix.edits) };
                    });
                  }}
                />
              )}
            </div>
          </Section>
        </div>
        {(name.kind === 'rule' || name.kind === 'exclusion') && (isReportOnly(item) || watched) ? (
          <Section level={2} title={t('reported.title')}>
            <Suspense>
              <ReportedCalls kind={name.kind} name={name.key} watched={watched} />
            </Suspense>
          </Section>
        ) : null}
        {item.kind === 'exclusion' ? null : (
          <Section level={2} title={t('bench')}>
            <div className="card mt-2 p-4">
              <BenchPane
                types={types.filter(({ name: each }) =>
                  published.document.resources.some((resource) => resource.name === each),
                )}
                slots={slots}
                action={item.kind === 'rule' ? (item.entry.actions[0] ?? 'read') : 'read'}
                words={{ type, names }}
                onChoose={choose}
              />
            </div>
          </Section>
        )}
      </div>
    </Page>
  );
}
