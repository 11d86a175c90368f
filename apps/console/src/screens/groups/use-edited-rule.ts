import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupRuleEffectView, GroupRuleView } from '@remit/api/groups/groups-views';
import type { Condition } from '@remit/policy/condition';
import { sameData } from '@remit/policy/same-data';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** The rule of a group while it is edited, by its form or by its text. */
export interface EditedRule {
  /** What is to be the rule: as text where it was typed, else as the form has it; null for none. */
  readonly rule: string | Condition | null;
  readonly empty: boolean;
  /** Whether it is the rule that the group has. */
  readonly unchanged: boolean;
  /** As text and as a form. Of what was edited last the other one is that of what was read last, until it is read too. */
  readonly text: string;
  readonly condition: Condition | null;
  /** Which of the two does not say the rule now, if one does not. */
  readonly behind: 'text' | 'form' | null;
  /** What the rule would mean, once it is known; and the last that was known, while it is worked out. */
  readonly view: GroupRuleEffectView | undefined;
  readonly last: GroupRuleEffectView | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
  readonly setCondition: (condition: Condition | null) => void;
  readonly setTyped: (text: string) => void;
  /** Gives up what was typed as text: the form goes on as it stood. */
  readonly dropTyped: () => void;
}

/** @param off whether there is to be no rule any more */
export function useEditedRule(group: string, rule: GroupRuleView, off: boolean): EditedRule {
  const { options } = useCalls();
  const [formed, setFormed] = useState(rule.condition);
  const [typed, setTyped] = useState<string | null>(null);
  const asked = off ? null : (typed?.trim() ?? formed ?? '');
  const settled = useSettled(asked, 300);
  const unchanged =
    asked === rule.text || (typeof asked === 'object' && asked !== null && sameData(asked, rule.condition));
  const asks = !unchanged && asked !== '';
  const stands = asks && settled === asked;
  const query = useQuery({
    ...options.groups.previewRule.queryOptions({ group, rule: settled }),
    enabled: stands,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  const view = stands && !query.isPlaceholderData ? query.data : undefined;
  const last = asks ? query.data : undefined;
  const { text, condition } = asks
    ? { text: last?.text ?? rule.text, condition: last?.condition ?? formed }
    : unchanged
      ? rule
      : { text: null, condition: null };
  // The server alone reads one and writes the other.
  const read = !asks || (view !== undefined && view.problems.length === 0);
  return {
    rule: asked,
    empty: asked === '',
    unchanged,
    text: typed ?? text ?? '',
    condition: typed === null ? formed : condition,
    behind: read ? null : typed === null ? 'text' : 'form',
    view,
    last,
    error: stands ? query.error : null,
    refetch: query.refetch,
    setCondition: (next) => {
      setFormed(next);
      setTyped(null);
    },
    setTyped,
    dropTyped: () => setTyped(null),
  };
}
