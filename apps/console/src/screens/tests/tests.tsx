import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftCheck } from '@remit/api/changes-impact-views';
import type { PolicyTest } from '@remit/policy/document';
import { itemSentence, type SaidItem } from '@remit/policy/item-sentence';
import { sentenceText } from '@remit/policy/sentence-part';
import { fieldAsked, outcomeWords, testSentence } from '@remit/policy/test-sentence';
import { addItem, freeName, removeItem, renameItem, setEntry, setItem } from '../../draft/edit-item.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { DraftBar } from '../../draft/draft-bar.tsx';
import { useDraft } from '../../draft/use-draft.ts';
import { Button, buttonLook } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Page } from '../../parts/page.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { Section } from '../../parts/section.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { rules as ruleWords } from '../../words/rules.ts';
import { tests as words } from '../../words/tests.ts';
import { MoreWords } from '../../words/words.tsx';
import { ruleAddress } from '../rules/rule-address.ts';
import { rulesOf } from '../rules/rule-items.ts';
import type { MadeItem } from '../rules/rule-templates.ts';
import { useChoiceGround } from '../rules/use-choice-ground.ts';
import { usePolicyNames } from '../rules/use-policy-names.ts';
import { type CheckLine, CheckList } from './check-list.tsx';
import { CoverageSection } from './coverage-section.tsx';
import { type GuardFix, guardFixes } from './guard-fixes.ts';
import type { Result } from './result-chip.tsx';
import { useChecks } from './use-checks.ts';

// What is opened on the page comes when it is.
const NewRuleDialog = lazy(async () => ({
  default: (await import('../rules/new-rule-dialog.tsx')).NewRuleDialog,
}));
const SuggestDialog = lazy(async () => ({ default: (await import('./suggest-dialog.tsx')).SuggestDialog }));
const TestForm = lazy(async () => ({ default: (await import('./test-form.tsx')).TestForm }));
const TestTextDialog = lazy(async () => ({
  default: (await import('./test-text-dialog.tsx')).TestTextDialog,
}));

/** Examples and guards in sentences, each with what comes of it in force and in the draft. */
export function TestsScreen() {
  return (
    <MoreWords words={{ tests: words, rules: ruleWords }}>
      <Tests />
    </MoreWords>
  );
}

/** More tests than these are found by their words. */
const shown = 100;

type Open =
  | { readonly kind: 'new'; readonly test: PolicyTest | null }
  | { readonly kind: 'text'; readonly name: string }
  | { readonly kind: 'suggest' }
  | { readonly kind: 'guard' };

function Tests() {
  const t = useTranslations('tests');
  const calls = useCalls();
  const { tenant } = useMe();
  const toast = useToast();
  const navigate = useNavigate();
  const search = useSearch({ from: '/t/$tenant/access/tests' });
  const setSearch = useSetSearch();
  const draft = useDraft();
  const ground = useChoiceGround();
  const { data: policy } = useSuspenseQuery(calls.options.policy.current.queryOptions());
  const { data: proof } = useSuspenseQuery(calls.options.rules.proof.queryOptions());
  const { data: places } = useSuspenseQuery(calls.options.simulate.form.queryOptions());
  const engine = useQuery({
    queryKey: ['the engine that asks tests'],
    queryFn: () => import('./run-made-up.ts'),
    staleTime: Infinity,
    structuralSharing: false,
  });
  const checks = useChecks(draft);
  const { document } = draft;
  const names = usePolicyNames(document, [document.tests, document.guards]);
  const [pressed, setPressed] = useState<Open | null>(null);
  const asked = { now: places.now, timeZone: tenant.timeZone, baseCurrency: tenant.baseCurrency };
  const made = engine.data?.runMadeUp(document, asked) ?? null;
  const changed = draft.changes.length > 0;
  const linked = search.new === undefined ? null : (engine.data?.testOfWord(search.new, document) ?? null);
  const opened: Open | null = pressed ?? (linked === null ? null : { kind: 'new', test: linked });

  const change = (edit: Parameters<typeof draft.change>[0]): boolean => {
    const outcome = draft.change(edit);
    if (!outcome.ok) toast(t('refused', { reason: outcome.reason }));
    return outcome.ok;
  };
  const close = (): void => {
    setPressed(null);
    if (search.new !== undefined)
      void navigate({ to: '.', search: (before) => ({ ...before, new: undefined }), replace: true });
  };

  const inForce = new Map(proof.checks.map((check) => [`${check.kind} ${check.name}`, check]));
  const inDraft =
    checks.kind === 'answer'
      ? new Map(checks.checks.map((check) => [`${check.kind} ${check.name}`, check]))
      : null;
  const resultOf = (check: DraftCheck | undefined): Result =>
    check === undefined ? 'absent' : check.passed ? 'passed' : 'failed';
  const draftResult = (kind: DraftCheck['kind'], name: string): Result | null => {
    if (!changed) return null;
    const run = kind === 'test' ? made?.runs.get(name) : undefined;
    // What is asked here is the engine that enforces, and is there at once; the server's word counts when it comes.
    if (inDraft !== null) return resultOf(inDraft.get(`${kind} ${name}`));
    if (run !== undefined) return run.passed ? 'passed' : 'failed';
    return 'pending';
  };
  const cameOf = (test: PolicyTest): string | null => {
    const run = made?.runs.get(test.name);
    return run === undefined || run.check === null || run.passed ? null : run.came;
  };
  const accepting = (test: PolicyTest): PolicyTest => {
    const came = cameOf(test);
    const { expect } = test;
    if (came === null) return test;
    if (expect.kind === 'decision')
      return { ...test, expect: { ...expect, outcome: came === 'allow' ? 'allow' : 'deny' } };
    const visibility = (['hidden', 'masked', 'readable', 'writable'] as const).find((each) => each === came);
    return visibility === undefined ? test : { ...test, expect: { ...expect, visibility } };
  };
  const accept = (failing: readonly PolicyTest[]): void => {
    const accepted = change((before) =>
      failing.reduce<EditOutcome>(
        (outcome, test) =>
          outcome.ok
            ? setEntry(outcome.document, { kind: 'test', key: test.name }, accepting(test))
            : outcome,
        { ok: true, document: before },
      ),
    );
    if (accepted) toast(t('accepted', { count: failing.length }));
  };
  const failing = document.tests.filter((test) => cameOf(test) !== null);

  const told = (kind: DraftCheck['kind'], name: string): string | null =>
    (changed ? inDraft?.get(`${kind} ${name}`)?.sentence : inForce.get(`${kind} ${name}`)?.sentence) ?? null;
  const now = (kind: DraftCheck['kind'], name: string): Result =>
    draftResult(kind, name) ?? resultOf(inForce.get(`${kind} ${name}`));
  const wanted = (search.q ?? '').trim().toLocaleLowerCase();
  const found = document.tests
    .map((test) => ({
      test,
      sentence: testSentence(test, names),
      failed: now('test', test.name) === 'failed',
    }))
    .filter(({ test, sentence }) => `${test.name} ${sentence}`.toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => Number(b.failed) - Number(a.failed));
  const testLines = found.slice(0, shown).map(({ test, sentence }): CheckLine => {
    const came = cameOf(test);
    return {
      key: test.name,
      name: test.name,
      sentence,
      published: resultOf(inForce.get(`test ${test.name}`)),
      draft: draftResult('test', test.name),
      told:
        came === null
          ? told('test', test.name)
          : t('comes', { outcome: outcomeWords(test.expect, came, fieldAsked(test, names)) }),
      actions: (
        <>
          {came === null ? null : (
            <GuardedButton guard={draft.edit} onPress={() => accept([test])} asked={{ title: t('accept') }}>
              {t('accept')}
            </GuardedButton>
          )}
          <GuardedButton
            guard={draft.edit}
            onPress={() => setPressed({ kind: 'text', name: test.name })}
            asked={{ title: t('edit') }}
            aria-label={`${t('edit')}: ${test.name}`}
          >
            {t('edit')}
          </GuardedButton>
          <GuardedButton
            guard={draft.edit}
            onPress={() => change((before) => removeItem(before, { kind: 'test', key: test.name }))}
            asked={{ title: t('remove') }}
            aria-label={t('removeNamed', { name: test.name })}
          >
            {t('remove')}
          </GuardedButton>
        </>
      ),
    };
  });
  const fixesOf = (kind: DraftCheck['kind'], name: string): readonly GuardFix[] => {
    const example = (changed ? inDraft : inForce)?.get(`${kind} ${name}`)?.example;
    return example === undefined ? [] : guardFixes(document, example);
  };
  const ruleLine = (item: SaidItem, kind: 'guard' | 'exclusion'): CheckLine => ({
    key: item.entry.name,
    name: item.entry.name,
    sentence: sentenceText(itemSentence(item, names)),
    published: resultOf(inForce.get(`${kind} ${item.entry.name}`)),
    draft: draftResult(kind, item.entry.name),
    told: told(kind, item.entry.name),
    actions: (
      <>
        {fixesOf(kind, item.entry.name).map(({ role, edit }) => (
          <GuardedButton
            key={role}
            guard={draft.edit}
            onPress={() => change(edit)}
            asked={{ title: t('fix', { role: names.role(role) }) }}
          >
            {t('fix', { role: names.role(role) })}
          </GuardedButton>
        ))}
        <Link
          to="/t/$tenant/access/rules/$rule"
          params={{ tenant: tenant.slug, rule: ruleAddress({ kind, key: item.entry.name }) }}
          search={{ draft: search.draft }}
          aria-label={`${t('open')}: ${item.entry.name}`}
          className={buttonLook()}
        >
          {t('open')}
        </Link>
      </>
    ),
  });
  const guardLines = rulesOf(document, 'guard').map((item) => ruleLine(item, 'guard'));
  const exclusionLines = rulesOf(document, 'exclusion')
    .filter(({ entry }) => 'kind' in entry && entry.kind === 'roles')
    .map((item) => ruleLine(item, 'exclusion'));
  const all: readonly Result[] = [
    ...document.tests.map(({ name }) => now('test', name)),
    ...[...guardLines, ...exclusionLines].map((line) => line.draft ?? line.published),
  ];
  const passed = all.filter((result) => result === 'passed').length;
  const coverage =
    changed && made !== null ? { ...made.coverage.counts, parts: made.coverage.parts } : proof.coverage;
  const makeGuard = ({ kind, entry }: MadeItem): void => {
    const name = freeName(document, kind, entry.name);
    if (!change((before) => addItem(before, kind, { ...entry, name }))) return;
    void navigate({
      to: '/t/$tenant/access/rules/$rule',
      params: { tenant: tenant.slug, rule: ruleAddress({ kind, key: name }) },
      search: (before) => ({ draft: before.draft }),
    });
  };
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        <Page
          title={t('title')}
          lead={t('lead')}
          actions={
            <>
              {document.tests.length === 0 ? null : (
                <SearchBox
                  label={t('search')}
                  value={search.q ?? ''}
                  onSearch={(typed) => setSearch({ q: typed === '' ? undefined : typed })}
                />
              )}
              <GuardedButton
                guard={draft.edit}
                onPress={() => setPressed({ kind: 'suggest' })}
                asked={{ title: t('suggest') }}
              >
                {t('suggest')}
              </GuardedButton>
              <GuardedButton
                guard={draft.edit}
                onPress={() => setPressed({ kind: 'guard' })}
                asked={{ title: t('newGuard') }}
              >
                {t('newGuard')}
              </GuardedButton>
              <GuardedButton
                guard={draft.edit}
                look="primary"
                onPress={() => setPressed({ kind: 'new', test: null })}
                asked={{ title: t('new') }}
              >
                {t('new')}
              </GuardedButton>
            </>
          }
        >
          <AccessTabs />
          <div className="flex flex-col gap-6">
            {search.new !== undefined && engine.data !== undefined && linked === null ? (
              <p role="status" className="text-warn">
                {t('badQuestion')}
              </p>
            ) : null}
            {checks.kind === 'invalid' || (engine.data !== undefined && made === null) ? (
              <p role="status" className="rounded-md bg-warn-tint px-3 py-2 text-warn">
                {t('invalid')}
              </p>
            ) : null}
            {checks.kind === 'moved' ? (
              <p role="status" className="rounded-md bg-warn-tint px-3 py-2 text-warn">
                {t('moved')}
              </p>
            ) : null}
            {checks.kind === 'failed' ? <ErrorState error={checks.error} onRetry={checks.retry} /> : null}
            {all.length === 0 ? null : (
              <p role="status" className="font-medium" data-testid="proof">
                {t('counts', { passed, total: all.length })}
              </p>
            )}
            <Section level={2} title={t('tests')}>
              {testLines.length > 0 ? (
                <CheckList lines={testLines} />
              ) : document.tests.length > 0 ? (
                <EmptyState title={t('noneFound')} reason={t('noneFoundReason')} />
              ) : (
                <EmptyState title={t('noTests')} reason={t('noTestsReason')} />
              )}
              {found.length > shown ? (
                <p className="mt-2 text-ink-3">{t('moreTests', { count: found.length - shown })}</p>
              ) : null}
              {failing.length < 2 ? null : (
                <Button className="mt-2" onClick={() => accept(failing)}>
                  {t('acceptAll', { count: failing.length })}
                </Button>
              )}
            </Section>
            <Section level={2} title={t('guards')}>
              {guardLines.length === 0 ? (
                <EmptyState title={t('noGuards')} reason={t('noGuardsReason')} />
              ) : (
                <CheckList lines={guardLines} />
              )}
            </Section>
            {exclusionLines.length === 0 ? null : (
              <Section level={2} title={t('exclusions')}>
                <CheckList lines={exclusionLines} />
              </Section>
            )}
            <CoverageSection
              decided={coverage.decided}
              total={coverage.total}
              parts={coverage.parts}
              names={names}
              madeUpOnly={changed && document.tests.some(({ subject }) => subject.kind === 'member')}
            />
          </div>
        </Page>
      </div>
      <DraftBar draft={draft} />
      <Suspense>
        {opened?.kind === 'new' ? (
          <Dialog open title={opened.test === null ? t('new') : t('fromQuestion')} onClose={close}>
            <TestForm
              document={document}
              ground={ground}
              folders={places.folders}
              initial={opened.test}
              cameOf={(test) =>
                engine.data?.runMadeUp({ ...document, tests: [test] }, asked)?.runs.get(test.name)?.came ??
                null
              }
              onMake={(test) => {
                if (change((before) => addItem(before, 'test', test))) close();
              }}
              onCancel={close}
            />
          </Dialog>
        ) : null}
        {opened?.kind === 'text' ? (
          <TestTextDialog
            name={opened.name}
            document={document}
            folders={places.folders}
            onClose={close}
            onSave={(name, content) => {
              const item = { kind: 'test', key: opened.name } as const;
              const saved = change((before) => {
                const renamed = name.key === item.key ? null : renameItem(before, item, name.key);
                if (renamed !== null && !renamed.ok) return renamed;
                return setItem(renamed === null ? before : renamed.document, name, content);
              });
              if (saved) close();
            }}
          />
        ) : null}
        {opened?.kind === 'suggest' ? (
          <SuggestDialog
            suggest={engine.data === undefined ? null : () => engine.data.suggestFor(document, asked)}
            failed={engine.error}
            onRetry={() => void engine.refetch()}
            names={names}
            onClose={close}
            onTake={(tests) => {
              const taken = change((before) =>
                tests.reduce<EditOutcome>(
                  (outcome, test) => (outcome.ok ? addItem(outcome.document, 'test', test) : outcome),
                  { ok: true, document: before },
                ),
              );
              if (taken) close();
            }}
          />
        ) : null}
        {opened?.kind === 'guard' ? (
          <NewRuleDialog
            document={policy.document}
            ground={ground}
            initial="guard"
            onMake={makeGuard}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
