import { useTranslations } from 'use-intl';
import type { PolicyTest } from '@remit/policy/document';
import { fieldAsked, outcomeWords, testSentence } from '@remit/policy/words/test-sentence';
import type { Draft } from '../../draft/draft.ts';
import { removeItem } from '../../draft/edit-item.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Section } from '../../parts/section.tsx';
import { useToast } from '../../parts/toasts.tsx';
import type { usePolicyNames } from '../rules/use-policy-names.ts';
import { acceptOutcomes } from './accept-outcomes.ts';
import { type CheckLine, CheckList } from './check-list.tsx';
import type { CheckResults } from './check-results.ts';

interface TestSectionProps {
  readonly draft: Draft;
  readonly results: CheckResults;
  readonly names: ReturnType<typeof usePolicyNames>;
  /** Only tests with these letters. */
  readonly q: string;
  /** Edits the draft, and says why where it is refused. */
  readonly change: (edit: Parameters<Draft['change']>[0]) => boolean;
  readonly onEdit: (name: string) => void;
}

/** More tests than these are found by their words. */
const shown = 100;

/** The tests of a policy, those that fail first. */
export function TestSection({ draft, results, names, q, change, onEdit }: TestSectionProps) {
  const t = useTranslations('tests');
  const toast = useToast();
  const { document, edit } = draft;
  const { cameOf } = results;
  const failing = document.tests.filter((test) => cameOf(test) !== null);
  const wanted = q.trim().toLocaleLowerCase();
  const found = document.tests
    .map((test) => ({
      test,
      sentence: testSentence(test, names),
      failed: results.now('test', test.name) === 'failed',
    }))
    .filter(({ test, sentence }) => `${test.name} ${sentence}`.toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => Number(b.failed) - Number(a.failed));
  const accept = (tests: readonly PolicyTest[]): void => {
    if (change((before) => acceptOutcomes(before, tests, cameOf)))
      toast(t('accepted', { count: tests.length }));
  };
  const lines = found.slice(0, shown).map(({ test, sentence }): CheckLine => {
    const { name } = test;
    const came = cameOf(test);
    return {
      key: name,
      name,
      sentence,
      published: results.published('test', name),
      draft: results.draft('test', name),
      told:
        came === null
          ? results.told('test', name)
          : t('comes', { outcome: outcomeWords(test.expect, came, fieldAsked(test, names)) }),
      actions: (
        <>
          {came === null ? null : (
            <GuardedButton guard={edit} onPress={() => accept([test])} asked={{ title: t('accept') }}>
              {t('accept')}
            </GuardedButton>
          )}
          <GuardedButton
            guard={edit}
            onPress={() => onEdit(name)}
            asked={{ title: t('edit') }}
            aria-label={`${t('edit')}: ${name}`}
          >
            {t('edit')}
          </GuardedButton>
          <GuardedButton
            guard={edit}
            onPress={() => change((before) => removeItem(before, { kind: 'test', key: name }))}
            asked={{ title: t('remove') }}
            aria-label={t('removeNamed', { name })}
          >
            {t('remove')}
          </GuardedButton>
        </>
      ),
    };
  });
  return (
    <Section level={2} title={t('tests')}>
      {lines.length > 0 ? (
        <CheckList lines={lines} />
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
  );
}
