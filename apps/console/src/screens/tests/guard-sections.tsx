import { Link, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { itemSentence, type SaidItem } from '@remit/policy/words/item-sentence';
import { sentenceText } from '@remit/policy/words/sentence-part';
import type { Draft } from '../../draft/draft.ts';
import { buttonLook } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { ruleAddress } from '../rules/rule-address.ts';
import { rulesOf } from '../rules/rule-items.ts';
import type { usePolicyNames } from '../rules/use-policy-names.ts';
import { type CheckLine, CheckList } from './check-list.tsx';
import type { CheckResults } from './check-results.ts';
import { guardFixes } from './guard-fixes.ts';

interface GuardSectionsProps {
  readonly draft: Draft;
  readonly results: CheckResults;
  readonly names: ReturnType<typeof usePolicyNames>;
  /** Edits the draft, and says why where it is refused. */
  readonly change: (edit: Parameters<Draft['change']>[0]) => boolean;
}

/** What must never happen: the guards of a policy, and the roles that it keeps apart. */
export function GuardSections({ draft, results, names, change }: GuardSectionsProps) {
  const t = useTranslations('tests');
  const { tenant } = useMe();
  const search = useSearch({ from: '/t/$tenant/access/tests' });
  const { document } = draft;
  const lineOf = (item: SaidItem, kind: 'guard' | 'exclusion'): CheckLine => {
    const { name } = item.entry;
    const example = results.example(kind, name);
    return {
      key: name,
      name,
      sentence: sentenceText(itemSentence(item, names)),
      published: results.published(kind, name),
      draft: results.draft(kind, name),
      told: results.told(kind, name),
      actions: (
        <>
          {(example === undefined ? [] : guardFixes(document, example)).map(({ role, edit }) => (
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
            params={{ tenant: tenant.slug, rule: ruleAddress({ kind, key: name }) }}
            search={{ draft: search.draft }}
            aria-label={`${t('open')}: ${name}`}
            className={buttonLook()}
          >
            {t('open')}
          </Link>
        </>
      ),
    };
  };
  const guards = rulesOf(document, 'guard').map((item) => lineOf(item, 'guard'));
  const exclusions = rolesKeptApart(document).map((item) => lineOf(item, 'exclusion'));
  return (
    <>
      <Section level={2} title={t('guards')}>
        {guards.length === 0 ? (
          <EmptyState title={t('noGuards')} reason={t('noGuardsReason')} />
        ) : (
          <CheckList lines={guards} />
        )}
      </Section>
      {exclusions.length === 0 ? null : (
        <Section level={2} title={t('exclusions')}>
          <CheckList lines={exclusions} />
        </Section>
      )}
    </>
  );
}

/** Exclusions of roles: those of actions are checked with each request, not here. */
export function rolesKeptApart(document: Draft['document']): readonly SaidItem[] {
  return rulesOf(document, 'exclusion').filter(({ entry }) => 'kind' in entry && entry.kind === 'roles');
}
