import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleHelp, CircleSlash } from 'lucide-react';
import { useId, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { shortNameOf } from '@remit/policy/catalog';
import type { DraftView } from '@remit/api/changes/changes-views';
import type { SimulatedDecision } from '@remit/api/simulate/simulate-views';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Section } from '../../parts/section.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { DecisionWhy } from '../simulate/decision-why.tsx';
import type { AskedWhy } from './asked-why.ts';

interface WhyDialogProps {
  readonly draft: DraftView;
  readonly asked: AskedWhy;
  readonly onClose: () => void;
}

/** Why somebody may or may not: now, and under the draft, one beside the other. */
export function WhyDialog({ draft, asked: { line, people }, onClose }: WhyDialogProps) {
  const t = useTranslations('draftImpact');
  const calls = useCalls();
  const id = useId();
  const [member, setMember] = useState(people[0]?.id ?? '');
  const why = useQuery({
    ...calls.options.changes.why.queryOptions({
      id: draft.id,
      member,
      type: line.type,
      action: line.action,
      folder: line.folder,
    }),
    enabled: member !== '',
  });
  const answer = why.data?.kind === 'answer' ? why.data.answer : null;
  return (
    <Dialog
      open
      place="side"
      wide
      onClose={onClose}
      title={
        <span className="inline-block first-letter:uppercase">
          {t('whyTitle', { action: line.action, type: shortNameOf(line.type) })}
        </span>
      }
      description={line.folder === null ? undefined : t('whyIn', { folder: line.folder })}
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="text-xs font-medium text-ink-3">
            {t('whyFor')}
          </label>
          <SelectBox id={id} value={member} onChange={(event) => setMember(event.target.value)}>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </SelectBox>
        </div>
        {why.isError ? (
          <ErrorState error={why.error} onRetry={() => void why.refetch()} />
        ) : answer === null ? (
          <Skeleton lines={5} />
        ) : (
          <div className="grid gap-6 sm:grid-cols-2">
            <Side title={t('before')} decision={answer.before} />
            <Side title={t('after')} decision={answer.after} />
          </div>
        )}
      </div>
    </Dialog>
  );
}

const looks = {
  allow: { Icon: CircleCheck, tone: 'bg-gain-tint text-gain' },
  deny: { Icon: CircleSlash, tone: 'bg-loss-tint text-loss' },
  depends: { Icon: CircleHelp, tone: 'bg-warn-tint text-warn' },
} as const;

function Side({ title, decision }: { readonly title: string; readonly decision: SimulatedDecision }) {
  const t = useTranslations('draftImpact');
  const { Icon, tone } = looks[decision.outcome];
  const [first] = decision.sentences;
  const format = useFormatter();
  const missing = decision.missing.map(({ field, name }) => field?.label ?? name);
  return (
    <Section level={3} title={title} className="flex min-w-0 flex-col gap-3">
      <div className={`flex gap-2 rounded-lg px-3 py-2 ${tone}`}>
        <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
        <div className="min-w-0">
          <p className="font-medium">{t(`outcome.${decision.outcome}`)}</p>
          {first === undefined ? null : <p className="text-ink">{first}</p>}
          {missing.length === 0 ? null : (
            <p className="text-ink">{t('missing', { facts: format.list(missing) })}</p>
          )}
        </div>
      </div>
      {decision.outcome === 'depends' ? null : <DecisionWhy decision={decision} />}
    </Section>
  );
}
