import { useTranslations } from 'use-intl';
import type { StepView } from '@remit/api/requests/request-views';
import { Section } from '../../parts/section.tsx';
import { StepLine } from './step-line.tsx';

interface StepListProps {
  readonly steps: readonly StepView[];
  /** Before it is sent no step is anywhere yet: each says who would decide it, and none how far it is. */
  readonly ahead?: boolean;
}

/** The steps that a request goes through, in order: how far each is, who decided it or can, and how long it takes. */
export function StepList({ steps, ahead = false }: StepListProps) {
  const t = useTranslations('approvals');
  if (steps.length === 0) return null;
  return (
    <Section level={3} title={t('steps')} className="flex min-w-0 flex-col gap-3">
      <ol className="flex flex-col">
        {steps.map((step) => (
          <StepLine key={step.name} step={step} ahead={ahead} />
        ))}
      </ol>
    </Section>
  );
}
