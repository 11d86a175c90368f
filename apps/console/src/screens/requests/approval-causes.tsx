import { ArrowRight } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { CausesView } from '@remit/api/requests/request-views';
import { Section } from '../../parts/section.tsx';

/** What an approval brings about, each in a line, before it is given. */
export function ApprovalCauses({ causes }: { readonly causes: CausesView }) {
  const t = useTranslations('approvals');
  const c = useTranslations('approvals.causes');
  const format = useFormatter();
  const { onBehalfOf, step, done, passedOver, next, approved, people, peopleTotal, pay } = causes;
  const named = people.map(({ name }) => name);
  const others = peopleTotal - named.length;
  const names =
    peopleTotal === 0
      ? c('nobody')
      : others > 0
        ? t('others', { names: named.join(', '), count: others })
        : format.list(named, { type: 'disjunction' });
  const lines = [
    onBehalfOf === null ? null : c('inPlaceOf', { name: onBehalfOf.name }),
    passedOver.length === 0
      ? null
      : c('passedOver', { steps: format.list(passedOver), count: passedOver.length }),
    done ? c('done', { step }) : c('goesOn', { step, names }),
    next === null ? null : c('next', { step: next, names }),
    approved ? c('approved') : null,
    pay === null ? null : c(`pay.${pay}`),
  ].filter((line) => line !== null);
  return (
    <Section level={3} title={c('title')} className="flex flex-col gap-1.5">
      <ul className="flex flex-col gap-1">
        {lines.map((line) => (
          <li key={line} className="flex items-start gap-2.5">
            <ArrowRight size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
