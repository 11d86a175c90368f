import { useTranslations } from 'use-intl';
import type { ApprovalStep } from '@remit/policy/document';
import { TextField } from '../../parts/fields/text-field.tsx';
import { useFormGround } from './form-ground.ts';
import { StepDecidersInput } from './step-deciders-input.tsx';
import { StepMoves } from './step-moves.tsx';
import { isStepName, withDeciders } from './step-parts.ts';
import { StepTerms } from './step-terms.tsx';
import { useTyped } from './use-typed.ts';

interface StepFormProps {
  readonly step: ApprovalStep;
  /** Its place among the steps. */
  readonly at: number;
  readonly last: boolean;
  readonly roles: readonly { readonly name: string; readonly label: string }[];
  /** Whether a head of department can decide it. */
  readonly hasHead: boolean;
  /** Names of the other steps. */
  readonly taken: readonly string[];
  readonly onChange: (step: ApprovalStep) => void;
  readonly onMove: (by: -1 | 1) => void;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}

/** One step: its name, who decides it and how many of them, its time, and whether it may be passed over. */
export function StepForm({
  step,
  at,
  last,
  roles,
  hasHead,
  taken,
  onChange,
  onMove,
  onRemove,
}: StepFormProps) {
  const t = useTranslations('asked');
  const { locked } = useFormGround();
  const { name } = step;
  const part = `steps[${at}]`;
  const typed = useTyped(name, (text) => {
    const next = text.trim();
    if (!isStepName(next, taken)) return false;
    onChange({ ...step, name: next });
    return true;
  });
  return (
    <li data-part={part} className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-end gap-x-2 gap-y-1.5">
        <div className="min-w-40 flex-1">
          <TextField
            label={t('stepName', { number: at + 1 })}
            error={typed.bad ? t('stepNameBad') : null}
            data-part={`${part}.name`}
            value={typed.text}
            maxLength={80}
            onBlur={typed.onBlur}
            onChange={typed.onChange}
          />
        </div>
        {locked ? null : (
          <StepMoves name={name} first={at === 0} last={last} onMove={onMove} onRemove={onRemove} />
        )}
      </div>
      <StepDecidersInput
        step={step}
        part={`${part}.by`}
        roles={roles}
        hasHead={hasHead}
        onChange={(by) => onChange(withDeciders(step, by))}
      />
      <StepTerms step={step} part={part} onChange={onChange} />
    </li>
  );
}
