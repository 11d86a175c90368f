import { Plus } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { ApprovalStep, ResourceType, StepDeciders } from '@remit/policy/document';
import { Button } from '../../parts/button.tsx';
import { moved } from './asked-parts.ts';
import { useFormGround } from './form-ground.ts';
import { nextStep } from './step-parts.ts';
import { StepForm } from './step-form.tsx';

interface ApprovalStepsProps {
  readonly type: ResourceType;
  readonly steps: readonly ApprovalStep[];
  /** The roles of the policy, with what each is called. */
  readonly roles: readonly { readonly name: string; readonly label: string }[];
  readonly onChange: (steps: readonly ApprovalStep[]) => void;
}

/** The steps that decide, in order, and a way to have another. The last one stays: without any nobody would decide. */
export function ApprovalSteps({ type, steps, roles, onChange }: ApprovalStepsProps) {
  const t = useTranslations('asked');
  const { locked } = useFormGround();
  const id = useId();
  const [role] = roles;
  const begun: StepDeciders | null =
    type.department !== undefined
      ? { kind: 'head' }
      : role === undefined
        ? null
        : { kind: 'roles', roles: [role.name] };
  return (
    <div role="group" aria-labelledby={id} data-part="steps" className="flex flex-col gap-1">
      <span id={id} className="font-medium">
        {t('steps')}
      </span>
      <ol className="divide-y divide-line">
        {steps
          .map((step, at) => ({ step, at, key: `step ${at}` }))
          .map(({ step, at, key }) => (
            <StepForm
              key={key}
              step={step}
              at={at}
              last={at === steps.length - 1}
              roles={roles}
              hasHead={type.department !== undefined}
              taken={steps.flatMap(({ name }, other) => (other === at ? [] : [name]))}
              onChange={(next) => onChange(steps.with(at, next))}
              onMove={(by) => onChange(moved(steps, at, by))}
              onRemove={steps.length === 1 ? null : () => onChange(steps.toSpliced(at, 1))}
            />
          ))}
      </ol>
      {locked || begun === null ? null : (
        <span>
          <Button
            icon={<Plus size={14} aria-hidden />}
            onClick={() => onChange([...steps, nextStep(steps, begun)])}
          >
            {t('addStep')}
          </Button>
        </span>
      )}
      <p className="text-ink-2">{t('stepsWhen')}</p>
    </div>
  );
}
