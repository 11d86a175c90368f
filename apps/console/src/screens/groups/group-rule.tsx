import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupRuleView, GroupView } from '@remit/api/groups/groups-views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { Section } from '../../parts/section.tsx';

// It brings the language of rules with it.
const SetRule = lazyDialog(async () => (await import('./set-rule.tsx')).SetRule);

interface GroupRuleProps {
  readonly view: GroupView;
  readonly rule: GroupRuleView;
}

/** Who is in a group by a rule, in words, and setting another one. */
export function GroupRule({ view, rule }: GroupRuleProps) {
  const t = useTranslations('groups');
  const [setting, setSetting] = useState(false);
  // Of whom it may see by a rule, whoever may not read that is told no more than that there is one.
  const ruled = rule.text !== null || view.people.some(({ byRule }) => byRule);
  return (
    <Section level={2} title={t('rule')} titleClass="mb-2 font-medium">
      <div className="card flex flex-wrap items-center gap-3 px-4 py-2.5">
        <div className="min-w-0 flex-1 basis-60">
          {rule.words === null ? (
            <p className="text-ink-2">{t(ruled ? 'ruleHidden' : 'ruleNone')}</p>
          ) : (
            <>
              <p>{t('ruleSays', { words: rule.words })}</p>
              <code className="mt-1 block text-xs break-words text-ink-2">{rule.text}</code>
            </>
          )}
          {rule.unsettled === 0 ? null : (
            <p className="mt-1 text-xs text-ink-3">{t('unsettled', { count: rule.unsettled })}</p>
          )}
        </div>
        <GuardedButton
          guard={rule.change}
          asked={{ title: t('ruleTitle', { name: view.name }) }}
          onPress={() => setSetting(true)}
        >
          {t(rule.text === null ? 'ruleOpen' : 'ruleOther')}
        </GuardedButton>
      </div>
      <Suspense>
        {setting ? <SetRule group={view} rule={rule} onClose={() => setSetting(false)} /> : null}
      </Suspense>
    </Section>
  );
}
