import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { SimulatedDecision } from '@remit/api/simulate/simulate-views';
import { Chip } from '../../parts/chip.tsx';
import { Section } from '../../parts/section.tsx';
import { SourceLine } from '../../parts/source-line.tsx';

/** What settled a decision, and everything else that was looked at. */
export function DecisionWhy({ decision }: { readonly decision: SimulatedDecision }) {
  const t = useTranslations('simulate');
  const obligation = useTranslations('why');
  const { grants, obligations, reported, rules, sentences, sources } = decision;
  const others = sentences.slice(1);
  const nothing = others.length + sources.length + grants.length + rules.length + reported.length === 0;
  return (
    <div className="flex flex-col gap-5">
      {others.length === 0 ? null : (
        <ul className="flex flex-col gap-1.5 text-ink-2">
          {others.map((sentence) => (
            <li key={sentence} className="border-l-2 border-line pl-3">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      {obligations.length === 0 ? null : (
        <p className="text-ink-2">
          {obligation('obligations')} {obligations.map((kind) => obligation(`obligation.${kind}`)).join(', ')}
        </p>
      )}
      {sources.length === 0 ? null : (
        <Section level={3} title={t('sources')} className="flex flex-col gap-2">
          <ul className="flex flex-col gap-2">
            {sources.map((source) => (
              <li key={`${source.role} ${source.assignedRole} ${source.folder} ${source.through.id}`}>
                <SourceLine source={source} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <LookedAt
        title={t('grants', { count: grants.length })}
        lines={grants.map(({ words, permits, reason }) => ({
          key: `${words} ${reason}`,
          mark: <Chip tone={permits ? 'gain' : 'loss'}>{t(permits ? 'permits' : 'fails')}</Chip>,
          name: words,
          said: reason === null ? null : <span className="text-ink-2">{reason}</span>,
        }))}
      />
      <LookedAt
        title={t('rules', { count: rules.length })}
        lines={rules.map(({ name, effect, applies, because }) => ({
          key: `${name} ${effect} ${applies}`,
          mark: <Chip tone={applies ? 'loss' : 'plain'}>{t(applies ? 'applies' : 'spares')}</Chip>,
          name,
          said: <span className="text-ink-2 first-letter:uppercase">{because}</span>,
        }))}
      />
      <LookedAt
        title={t('reported', { count: reported.length })}
        lines={reported.map(({ name, effect, because }) => ({
          key: `${name} ${effect} ${because}`,
          mark: <Chip tone="warn">{t('wouldRefuse')}</Chip>,
          name,
          said: <span className="text-ink-2 first-letter:uppercase">{because}</span>,
        }))}
      />
      {nothing ? (
        <p className="text-ink-2">{t(decision.outcome === 'depends' ? 'noWhyYet' : 'noWhy')}</p>
      ) : null}
    </div>
  );
}

interface LookedAtProps {
  readonly title: string;
  readonly lines: readonly {
    readonly key: string;
    readonly mark: ReactNode;
    readonly name: string | null;
    readonly said: ReactNode;
  }[];
}

/** Things of one kind that were looked at, and what each of them came to; nothing where there are none. */
function LookedAt({ title, lines }: LookedAtProps) {
  if (lines.length === 0) return null;
  return (
    <Section level={3} title={title} className="flex flex-col gap-1">
      <ul className="divide-y divide-line border-y border-line">
        {lines.map(({ key, mark, name, said }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
            {mark}
            {name === null ? null : <span className="font-medium">{name}</span>}
            {said}
          </li>
        ))}
      </ul>
    </Section>
  );
}
