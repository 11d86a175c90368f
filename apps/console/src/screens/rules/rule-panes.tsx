import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SaidItem } from '@remit/policy/words/item-sentence';
import { sharedType } from '@remit/policy/shared-type';
import type { Draft } from '../../draft/draft.ts';
import { Page } from '../../parts/page.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { slotsOf, typesOfItem } from './item-slots.ts';
import type { RuleName } from './rule-address.ts';
import { RuleActions } from './rule-actions.tsx';
import { RuleForm } from './rule-form.tsx';
import { RulePane } from './rule-pane.tsx';
import { RuleSentence } from './rule-sentence.tsx';
import { RuleText } from './rule-text.tsx';
import { RuleTitle } from './rule-title.tsx';
import { RuleTried } from './rule-tried.tsx';
import { showPart } from './show-part.ts';
import { typedNow, type TypedText } from './typed-text.ts';
import { usePolicyNames } from './use-policy-names.ts';
import { useRuleEdits } from './use-rule-edits.ts';
import { useTextTools } from './use-text-tools.ts';

interface RulePanesProps {
  readonly name: RuleName;
  readonly item: SaidItem;
  readonly draft: Draft;
}

/** One rule in three panes that are one syntax tree: its sentence, its form and its text; and real records under them. */
export function RulePanes({ name, item, draft }: RulePanesProps) {
  const t = useTranslations('rules');
  const calls = useCalls();
  const places = useQuery(calls.options.simulate.form.queryOptions());
  const { tools, closer } = useTextTools();
  const edits = useRuleEdits(name, draft);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<TypedText | null>(null);
  const { document } = draft;
  const names = usePolicyNames(document, item.entry);
  const folders = places.data?.folders ?? [];
  const types = typesOfItem(item).flatMap((each) => names.type(each) ?? []);
  const type = sharedType(types);
  const reader = tools.data?.reader;
  const text = reader === undefined ? null : typedNow(typed, reader.ruleText(document, name));
  const broken = text !== null && reader?.readRuleText(text, name, document).rule === null;

  const choose = (path: string): void => {
    setChosen(path);
    showPart(path);
  };
  const slots = slotsOf(item, type).flatMap((slot) => {
    const { path, kind, name: step, condition } = slot;
    if (condition === null) return [];
    return [{ path, condition, label: t(`slot.${kind}`, { name: step }) }];
  });
  const truths = slots.flatMap(({ path, label, condition }) => {
    const truth = closer?.settledTruth(condition, document, typesOfItem(item)) ?? null;
    return truth === null ? [] : [{ path, label, truth }];
  });
  return (
    <Page
      title={<RuleTitle name={name} item={item} />}
      actions={
        <RuleActions name={name} item={item} draft={draft} change={edits.change} onRenamed={edits.goTo} />
      }
    >
      <div className="flex flex-col gap-6">
        {draft.edit.allowed ? null : (
          <p role="status" className="rounded-md bg-sunken px-3 py-2 text-ink-2">
            {t('readOnly', { reason: draft.edit.reason })}
          </p>
        )}
        <RuleSentence item={item} names={names} truths={truths} chosen={chosen} onChoose={choose} />
        <div className="grid gap-6 xl:grid-cols-[minmax(0,4fr)_minmax(0,3fr)]">
          <RulePane title={t('form')}>
            <RuleForm
              name={name}
              item={item}
              draft={draft}
              types={types}
              type={type}
              folders={folders}
              broken={broken}
              edits={edits}
              onForm={() => setTyped(null)}
            />
          </RulePane>
          <RulePane title={t('text')}>
            <RuleText
              tools={tools}
              closer={closer}
              name={name}
              document={document}
              folders={folders}
              chosen={chosen}
              locked={!draft.edit.allowed}
              typed={typed}
              onTyped={setTyped}
              edits={edits}
            />
          </RulePane>
        </div>
        <RuleTried
          name={name}
          item={item}
          types={types}
          slots={slots}
          words={{ type, names }}
          onChoose={choose}
        />
      </div>
    </Page>
  );
}
