import { useTranslations } from 'use-intl';
import type { MissingFactView } from '@remit/api/simulate/simulate-views';
import { Section } from '../../parts/section.tsx';
import { FactInput } from './fact-input.tsx';
import { factsOf, withFact } from './simulate-address.ts';
import { useSimulateSearch } from './use-simulate-search.ts';

/** The facts that an answer depends on, each with a place to give it in, where it is a field. */
export function MissingFacts({ missing }: { readonly missing: readonly MissingFactView[] }) {
  const t = useTranslations('simulate');
  const { address, change } = useSimulateSearch();
  const given = new Set(factsOf(address.facts).map(([name]) => name));
  return (
    <Section level={3} title={t('missing')} className="flex flex-col gap-2">
      <p className="text-ink-2">{t('missingLead')}</p>
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {missing.map(({ name, field }) =>
          field === null || given.has(field.name) ? (
            <p key={name}>
              <code className="font-mono text-xs">{name}</code>
              {field === null ? <span className="block text-xs text-ink-3">{t('noField')}</span> : null}
            </p>
          ) : (
            <FactInput
              key={name}
              field={field}
              typed=""
              onType={(typed) => change({ facts: withFact(address.facts, field.name, typed) })}
            />
          ),
        )}
      </div>
    </Section>
  );
}
