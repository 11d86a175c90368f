import { useTranslations } from 'use-intl';
import type { SimulatedDecision } from '@remit/api/simulate-views';
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
      {grants.length === 0 ? null : (
        <Section level={3} title={t('grants', { count: grants.length })} className="flex flex-col gap-1">
          <ul className="divide-y divide-line border-y border-line">
            {grants.map(({ words, permits, reason }) => (
              <li key={`${words} ${reason}`} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
                <Chip tone={permits ? 'gain' : 'loss'}>{t(permits ? 'permits' : 'fails')}</Chip>
                <span className="font-medium">{words}</span>
                {reason === null ? null : <span className="text-ink-2">{reason}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {rules.length === 0 ? null : (
        <Section level={3} title={t('rules', { count: rules.length })} className="flex flex-col gap-1">
          <ul className="divide-y divide-line border-y border-line">
            {rules.map(({ name, effect, applies, because }) => (
              <li
                key={`${name} ${effect} ${applies}`}
                className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2"
              >
                <Chip tone={applies ? 'loss' : 'plain'}>{t(applies ? 'applies' : 'spares')}</Chip>
                <span className="font-medium">{name}</span>
                <span className="text-ink-2 first-letter:uppercase">{because}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {reported.length === 0 ? null : (
        <Section level={3} title={t('reported', { count: reported.length })} className="flex flex-col gap-1">
          <ul className="divide-y divide-line border-y border-line">
            {reported.map(({ name, effect, because }) => (
              <li
                key={`${name} ${effect} ${because}`}
                className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2"
              >
                <Chip tone="warn">{t('wouldRefuse')}</Chip>
                {name === null ? null : <span className="font-medium">{name}</span>}
                <span className="text-ink-2 first-letter:uppercase">{because}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {nothing ? (
        <p className="text-ink-2">{t(decision.outcome === 'depends' ? 'noWhyYet' : 'noWhy')}</p>
      ) : null}
    </div>
  );
}
