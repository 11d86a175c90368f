import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Condition } from '@remit/policy/condition';
import { conditionSentence } from '@remit/policy/words/condition-sentence';
import type { ResourceType } from '@remit/policy/document';
import { SentenceView } from '../rules/sentence-view.tsx';
import { showPart } from '../rules/show-part.ts';
import { usePolicyNames } from '../rules/use-policy-names.ts';

/** It names no type and no role. */
const NOTHING_NAMED = { resources: [], roles: [] } as const;

/** The rule of a group as it is read aloud; each word that can be changed leads to its control in the form. */
export function RuleWords({ type, rule }: { readonly type: ResourceType; readonly rule: Condition }) {
  const t = useTranslations('groups');
  const names = usePolicyNames(NOTHING_NAMED, rule);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <div className="card px-4 py-3">
      <p className="text-ink-2">{t('ruleSentence')}</p>
      <SentenceView
        parts={conditionSentence(rule, 'rule', { type, names, subject: t('ruleMember') })}
        chosen={chosen}
        onChoose={(path) => {
          setChosen(path);
          showPart(path);
        }}
      />
    </div>
  );
}
