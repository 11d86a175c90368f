import { useTranslations } from 'use-intl';
import type { ApprovalStep, StepNeed } from '@remit/policy/document';
import { durationWords } from '@remit/policy/words/duration-words';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { needsFor, timesFor, withPassing, withTime } from './step-parts.ts';

interface StepTermsProps {
  readonly step: ApprovalStep;
  /** Where in the approval it stands. */
  readonly part: string;
  readonly onChange: (step: ApprovalStep) => void;
}

/** How many must agree to a step, in what time, and whether it may be passed over. */
export function StepTerms({ step, part, onChange }: StepTermsProps) {
  const t = useTranslations('asked');
  const { name } = step;
  const needs = needsFor(step);
  const called = (need: StepNeed): string =>
    typeof need === 'number' ? t('needNumber', { number: need }) : t(`needs.${need}`);
  return (
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
      <CheckField
        aria-label={t('passedNamed', { name })}
        data-part={`${part}.optional`}
        checked={step.optional === true}
        onChange={(passed) => onChange(withPassing(step, passed))}
      >
        {t('passed')}
      </CheckField>
    </div>
  );
}
