import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { applyEdits } from '@remit/policy/draft/apply-edits';
import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import type { Condition } from '@remit/policy/condition';
import type { SaidItem } from '@remit/policy/words/item-sentence';
import type { Draft } from '../../draft/draft.ts';
import { extractSet, freeName, renameItem, setEntry, setItem } from '../../draft/edit-item.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { useToast } from '../../parts/toasts.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import type { TextNote, TextReading } from './read-text.ts';
import { ruleAddress, type RuleName } from './rule-address.ts';

export type RuleEdits = ReturnType<typeof useRuleEdits>;

/** What is done to one rule of a draft. An edit that is refused says why in a toast. */
export function useRuleEdits(name: RuleName, draft: Draft) {
  const t = useTranslations('rules');
  const { tenant } = useMe();
  const toast = useToast();
  const navigate = useNavigate();
  const change = (edit: Parameters<Draft['change']>[0]): boolean => {
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
  return {
    change,
    goTo,
    set: (next: SaidItem): void => void change((before) => setEntry(before, name, next.entry)),
    /** Gives a condition a name of its own, by which the rule and others can say it. */
    extract(condition: Condition, type: string): void {
      const key = freeName(draft.document, 'set', `of${name.key}`);
      if (change((before) => extractSet(before, key, type, condition))) toast(t('extracted', { name: key }));
    },
    /** Takes over what the text says. @returns whether it could */
    take(rule: NonNullable<TextReading['rule']>): boolean {
      const took = change((before): EditOutcome => {
        if (rule.name.key === name.key) return setItem(before, name, rule.content);
        const renamed = renameItem(before, name, rule.name.key);
        return renamed.ok ? setItem(renamed.document, rule.name, rule.content) : renamed;
      });
      if (took && rule.name.key !== name.key) goTo(rule.name.key);
      return took;
    },
    fix: (fix: TextNote['fixes'][number]): void =>
      void change((before) => ({ ok: true, document: applyEdits(canonicalDocument(before), fix.edits) })),
  };
}
