import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DraftBar } from '../../draft/draft-bar.tsx';
import { useChecks } from '../../draft/use-checks.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { Page } from '../../parts/page.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { rules as ruleWords } from '../../words/rules.ts';
import { tests as words } from '../../words/tests.ts';
import { MoreWords } from '../../words/words.tsx';
import { rulesOf } from '../rules/rule-items.ts';
import { useChoiceGround } from '../rules/use-choice-ground.ts';
import { usePolicyNames } from '../rules/use-policy-names.ts';
import { checkResults } from './check-results.ts';
import { CoverageSection } from './coverage-section.tsx';
import { GuardSections, rolesKeptApart } from './guard-sections.tsx';
import { ProofState } from './proof-state.tsx';
import { TestSection } from './test-section.tsx';
import { TestsActions } from './tests-actions.tsx';
import { type OpenOnTests, TestsDialogs } from './tests-dialogs.tsx';
import { useMadeUpEngine } from './use-made-up-engine.ts';

/** Examples and guards in sentences, each with what comes of it in force and in the draft. */
export function TestsScreen() {
  return (
    <MoreWords words={{ tests: words, rules: ruleWords }}>
      <Tests />
    </MoreWords>
  );
}

function Tests() {
  const t = useTranslations('tests');
  const calls = useCalls();
  const toast = useToast();
  const navigate = useNavigate();
  const search = useSearch({ from: '/t/$tenant/access/tests' });
  const draft = useDraft();
  const ground = useChoiceGround();
  const { data: policy } = useSuspenseQuery(calls.options.policy.current.queryOptions());
  const { data: proof } = useSuspenseQuery(calls.options.rules.proof.queryOptions());
  const { data: places } = useSuspenseQuery(calls.options.simulate.form.queryOptions());
  const engine = useMadeUpEngine();
  const checks = useChecks(draft);
  const { document } = draft;
  const names = usePolicyNames(document, [document.tests, document.guards]);
  const [pressed, setPressed] = useState<OpenOnTests | null>(null);
  const made = engine.run(document);
  const changed = draft.changes.length > 0;
  const linked = search.new === undefined ? null : engine.testOfWord(search.new, document);
  const results = checkResults(changed, proof.checks, checks, made);
  const all = [
    ...document.tests.map(({ name }) => results.now('test', name)),
    ...rulesOf(document, 'guard').map(({ entry }) => results.now('guard', entry.name)),
    ...rolesKeptApart(document).map(({ entry }) => results.now('exclusion', entry.name)),
  ];
  const coverage =
    changed && made !== null ? { ...made.coverage.counts, parts: made.coverage.parts } : proof.coverage;

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
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        <Page
          title={t('title')}
          lead={t('lead')}
          actions={
            <TestsActions edit={draft.edit} searches={document.tests.length > 0} onOpen={setPressed} />
          }
        >
          <AccessTabs />
          <div className="flex flex-col gap-6">
            <ProofState
              checks={checks}
              badQuestion={search.new !== undefined && engine.ready && linked === null}
              invalid={checks.kind === 'invalid' || (engine.ready && made === null)}
              passed={all.filter((result) => result === 'passed').length}
              total={all.length}
            />
            <TestSection
              draft={draft}
              results={results}
              names={names}
              q={search.q ?? ''}
              change={change}
              onEdit={(name) => setPressed({ kind: 'text', name })}
            />
            <GuardSections draft={draft} results={results} names={names} change={change} />
            <CoverageSection
              decided={coverage.decided}
              total={coverage.total}
              parts={coverage.parts}
              document={document}
              names={names}
              madeUpOnly={changed && document.tests.some(({ subject }) => subject.kind === 'member')}
            />
          </div>
        </Page>
      </div>
      <DraftBar draft={draft} />
      <TestsDialogs
        opened={pressed ?? (linked === null ? null : { kind: 'new', test: linked })}
        document={document}
        published={policy.document}
        ground={ground}
        folders={places.folders}
        names={names}
        engine={engine}
        change={change}
        onClose={close}
      />
    </div>
  );
}
