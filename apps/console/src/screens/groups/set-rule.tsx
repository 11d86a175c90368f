import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupRuleView, GroupView } from '@remit/api/groups/groups-views';
import type { ResourceType } from '@remit/policy/document';
import { Button } from '../../parts/button.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { rules as words } from '../../words/rules.ts';
import { MoreWords } from '../../words/words.tsx';
import { GroupChangeDialog } from './group-change-dialog.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleMoves } from './rule-moves.tsx';
import { RuleText } from './rule-text.tsx';
import { RuleWords } from './rule-words.tsx';
import { type EditedRule, useEditedRule } from './use-edited-rule.ts';

interface SetRuleProps {
  readonly group: Pick<GroupView, 'id' | 'name'>;
  readonly rule: GroupRuleView;
  readonly onClose: () => void;
}

/** Says by a rule who is in a group, or by none any more, with who comes and goes said before it is done. */
export function SetRule({ group, rule, onClose }: SetRuleProps) {
  const t = useTranslations('groups');
  const { client } = useCalls();
  const [off, setOff] = useState(false);
  const edited = useEditedRule(group.id, rule, off);
  const { unchanged, view, last } = edited;
  const waits = edited.empty ? 'ruleEmpty' : unchanged ? 'ruleSame' : null;
  const wrong = view !== undefined && view.problems.length > 0;
  return (
    <GroupChangeDialog
      wide
      title={t('ruleTitle', { name: group.name })}
      effect={
        waits === null && !wrong
          ? { data: view?.effect ?? undefined, error: edited.error, refetch: edited.refetch }
          : null
      }
      confirm={t(off ? 'ruleOff' : 'ruleSet')}
      change={async (effectHash) => {
        await client.groups.setRule.mutate({ group: group.id, rule: edited.rule, effectHash });
        return t(off ? 'ruleOffDone' : 'ruleSetDone', { name: group.name });
      }}
      onClose={onClose}
    >
      {off ? (
        <p>{t('ruleOffLead')}</p>
      ) : (
        <MoreWords words={{ rules: words }}>
          <RulePanes rule={rule} edited={edited} />
        </MoreWords>
      )}
      {rule.text === null ? null : (
        <Button className="self-start" onClick={() => setOff(!off)}>
          {t(off ? 'ruleBack' : 'ruleOffOpen')}
        </Button>
      )}
      {waits === null ? null : <p className="text-ink-2">{t(waits)}</p>}
      {last === undefined || last.effect === null ? null : (
        <RuleMoves effect={last.effect} busy={view === undefined} />
      )}
    </GroupChangeDialog>
  );
}

/** A member as a form shows one: what is stored of it are its fields. */
const memberType = (fields: ResourceType['fields']): ResourceType => ({
  name: 'remit.Member',
  label: 'Member',
  fields,
  actions: [],
  history: false,
});

/** One rule as a sentence, as a form and, for whoever wants it, as text: a change of one is a change of all. */
function RulePanes({ rule, edited }: { readonly rule: GroupRuleView; readonly edited: EditedRule }) {
  const t = useTranslations('groups');
  const [asText, setAsText] = useState(false);
  const type = memberType(rule.facts);
  const { condition, behind, view } = edited;
  const [problem] = view?.problems ?? [];
  return (
    <>
      <p className="text-ink-2">{t('ruleLead')}</p>
      {condition !== null && problem === undefined ? <RuleWords type={type} rule={condition} /> : null}
      {problem === undefined ? null : (
        <div role="status" className="rounded-md bg-warn-tint px-3 py-2 text-warn">
          <p>{asText && behind === 'form' ? t('ruleBroken') : `${problem.message}.`}</p>
          {behind === 'text' ? null : (
            <Button className="mt-2" onClick={edited.dropTyped}>
              {t('ruleTakeForm')}
            </Button>
          )}
        </div>
      )}
      <RuleForm type={type} condition={condition} locked={behind === 'form'} onChange={edited.setCondition} />
      <Button className="self-start" aria-expanded={asText} onClick={() => setAsText(!asText)}>
        {t('ruleAsText')}
      </Button>
      {asText ? (
        <RuleText
          label={t('ruleText')}
          value={edited.text}
          waits={behind === 'text' && problem === undefined}
          attributes={rule.facts.map(({ name }) => `subject.${name}`)}
          problem={behind === 'form' ? problem : undefined}
          onChange={edited.setTyped}
        />
      ) : null}
    </>
  );
}
