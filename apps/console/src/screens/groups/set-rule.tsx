import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupRuleView, GroupView } from '@remit/api/groups-views';
import { Button } from '../../parts/button.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';
import { GroupChangeDialog } from './group-change-dialog.tsx';
import { MovedPeople } from './moved-people.tsx';
import { RuleText } from './rule-text.tsx';

interface SetRuleProps {
  readonly group: Pick<GroupView, 'id' | 'name'>;
  readonly rule: GroupRuleView;
  readonly onClose: () => void;
}

/** Says by a rule who is in a group, or by none any more, with who comes and goes said before it is done. */
export function SetRule(props: SetRuleProps) {
  const { group, rule, onClose } = props;
  const t = useTranslations('groups');
  const { client, options } = useCalls();
  const [typed, setTyped] = useState(rule.text ?? '');
  const [off, setOff] = useState(false);
  const text = off ? null : typed.trim();
  const settled = useSettled(text, 300);
  const unchanged = text === rule.text;
  const asks = settled === text && !unchanged && text !== '';
  const query = useQuery({
    ...options.groups.previewRule.queryOptions({ group: group.id, text: settled }),
    enabled: asks,
    staleTime: 0,
  });
  const view = asks ? query.data : undefined;
  const effect = view?.effect ?? null;
  const [problem] = view?.problems ?? [];
  const waits = text === '' ? 'ruleEmpty' : unchanged ? 'ruleSame' : null;
  return (
    <GroupChangeDialog
      title={t('ruleTitle', { name: group.name })}
      effect={
        waits === null && problem === undefined
          ? { data: effect ?? undefined, error: asks ? query.error : null, refetch: query.refetch }
          : null
      }
      confirm={t(off ? 'ruleOff' : 'ruleSet')}
      change={async (effectHash) => {
        await client.groups.setRule.mutate({ group: group.id, text: settled, effectHash });
        return t(off ? 'ruleOffDone' : 'ruleSetDone', { name: group.name });
      }}
      onClose={onClose}
    >
      {off ? (
        <p>{t('ruleOffLead')}</p>
      ) : (
        <>
          <p className="text-ink-2">{t('ruleLead')}</p>
          <RuleText
            label={t('ruleText')}
            value={typed}
            attributes={rule.attributes}
            problem={problem}
            onChange={setTyped}
          />
        </>
      )}
      {rule.text === null ? null : (
        <Button className="self-start" onClick={() => setOff(!off)}>
          {t(off ? 'ruleBack' : 'ruleOffOpen')}
        </Button>
      )}
      {waits === null ? null : <p className="text-ink-2">{t(waits)}</p>}
      {view === undefined || view.words === null ? null : <p>{t('ruleReads', { words: view.words })}</p>}
      {effect === null ? null : (
        <>
          <MovedPeople label={t('comeIn', { count: effect.joins.count })} moved={effect.joins} />
          <MovedPeople label={t('goOut', { count: effect.leaves.count })} moved={effect.leaves} />
          {effect.unsettled === 0 ? null : (
            <p className="text-xs text-ink-3">{t('unsettled', { count: effect.unsettled })}</p>
          )}
        </>
      )}
    </GroupChangeDialog>
  );
}
