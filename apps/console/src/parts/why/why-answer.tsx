import { ArrowRight, CircleCheck, CircleHelp, CircleSlash } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { AskLink } from '../ask-link.tsx';
import { DeciderList } from '../decider-list.tsx';
import { SourceLine } from '../source-line.tsx';
import type { WhyQuestion } from './why-context.ts';

const looks = {
  allow: { Icon: CircleCheck, tone: 'bg-gain-tint text-gain' },
  deny: { Icon: CircleSlash, tone: 'bg-loss-tint text-loss' },
  depends: { Icon: CircleHelp, tone: 'bg-warn-tint text-warn' },
} as const;

interface WhyAnswerProps {
  readonly question: WhyQuestion;
  /** Its reader goes on to somewhere else. */
  readonly onLeave?: () => void;
}

/** One decision explained: its outcome, what settled it, every source of it, and what can be done about a no. */
export function WhyAnswer({ question, onLeave }: WhyAnswerProps) {
  const t = useTranslations('why');
  const { Icon, tone } = looks[question.outcome];
  const [first, ...others] = question.sentences;
  const obligations = question.obligations ?? [];
  return (
    <div className="flex flex-col gap-5">
      <div className={`flex gap-2.5 rounded-lg px-3 py-2.5 ${tone}`}>
        <Icon size={18} aria-hidden className="mt-px shrink-0" />
        <p className="min-w-0">
          <strong className="font-semibold">{t(`outcome.${question.outcome}`)}</strong>
          {first === undefined ? null : (
            <span className="block text-ink first-letter:uppercase">{first}</span>
          )}
        </p>
      </div>
      {others.length === 0 ? null : (
        <ul className="flex flex-col gap-1.5 text-ink-2">
          {others.map((sentence) => (
            <li key={sentence} className="border-l-2 border-line pl-3 first-letter:uppercase">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      {obligations.length === 0 ? null : (
        <p className="text-ink-2">
          {t('obligations')} {obligations.map((kind) => t(`obligation.${kind}`)).join(', ')}
        </p>
      )}
      {question.next === undefined || question.next === null ? null : (
        <p className="flex gap-2 text-ink">
          <ArrowRight size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
          <span className="first-letter:uppercase">{question.next}</span>
        </p>
      )}
      {question.sources === undefined || question.sources.length === 0 ? null : (
        <section className="flex flex-col gap-2">
          <h3 className="text-xs font-medium text-ink-3">{t('sources')}</h3>
          <ul className="flex flex-col gap-2">
            {question.sources.map((source) => (
              <li key={`${source.role} ${source.assignedRole} ${source.folder} ${source.through.id}`}>
                <SourceLine source={source} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {question.outcome !== 'deny' || question.ask === undefined ? null : (
        <AskLink ask={question.ask} onLeave={onLeave} />
      )}
      {question.deciders === undefined ? null : (
        <DeciderList
          deciders={question.deciders}
          total={question.decidersTotal ?? question.deciders.length}
        />
      )}
    </div>
  );
}
