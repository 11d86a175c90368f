import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ApprovalStep, StepNeed } from '@remit/policy/document';
import { durationWords } from '@remit/policy/duration-words';
import { Field, inputLook } from '../../parts/field.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { useFormGround } from './form-ground.ts';
import { StepDecidersInput } from './step-deciders-input.tsx';
import { isStepName, needsFor, timesFor, withDeciders, withPassing, withTime } from './step-parts.ts';
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
  const needs = needsFor(step);
  const called = (need: StepNeed): string =>
    typeof need === 'number' ? t('needNumber', { number: need }) : t(`needs.${need}`);
  return (
    <li data-part={part} className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-end gap-x-2 gap-y-1.5">
        <div className="min-w-40 flex-1">
          <Field label={t('stepName', { number: at + 1 })} error={typed.bad ? t('stepNameBad') : null}>
            {(wiring) => (
              <input
                {...wiring}
                data-part={`${part}.name`}
                value={typed.text}
                maxLength={80}
                onChange={({ target }) => typed.onChange(target.value)}
                onBlur={typed.onBlur}
                className={inputLook}
              />
            )}
          </Field>
        </div>
        {locked ? null : (
          <span className="flex">
            {at === 0 ? null : (
              <IconButton label={t('stepUp', { name })} onClick={() => onMove(-1)}>
                <ArrowUp size={14} aria-hidden />
              </IconButton>
            )}
            {last ? null : (
              <IconButton label={t('stepDown', { name })} onClick={() => onMove(1)}>
                <ArrowDown size={14} aria-hidden />
              </IconButton>
            )}
            {onRemove === null ? null : (
              <IconButton label={t('stepRemove', { name })} onClick={onRemove}>
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </span>
        )}
      </div>
      <StepDecidersInput
        step={step}
        part={`${part}.by`}
        roles={roles}
        hasHead={hasHead}
        onChange={(by) => onChange(withDeciders(step, by))}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {needs.length === 1 ? null : (
          <span data-part={`${part}.need`} className="w-48">
            <SelectBox
              aria-label={t('needOf', { name })}
              value={String(step.need)}
              onChange={({ target }) =>
                onChange({ ...step, need: needs.find((each) => String(each) === target.value) ?? 'any' })
              }
            >
              {needs.map((each) => (
                <option key={each} value={String(each)}>
                  {called(each)}
                </option>
              ))}
            </SelectBox>
          </span>
        )}
        <span data-part={`${part}.within`} className="w-44">
          <SelectBox
            aria-label={t('timeOf', { name })}
            value={String(step.within ?? '')}
            onChange={({ target }) =>
              onChange(withTime(step, target.value === '' ? null : Number(target.value)))
            }
          >
            <option value="">{t('usualTime')}</option>
            {timesFor(step).map((each) => (
              <option key={each} value={each}>
                {t('within', { time: durationWords(each) })}
              </option>
            ))}
          </SelectBox>
        </span>
        <label className="flex h-8 items-center gap-1.5 max-sm:h-11">
          <input
            type="checkbox"
            aria-label={t('passedNamed', { name })}
            data-part={`${part}.optional`}
            checked={step.optional === true}
            onChange={({ target }) => onChange(withPassing(step, target.checked))}
            className="size-4 accent-accent-solid"
          />
          {t('passed')}
        </label>
      </div>
    </li>
  );
}
