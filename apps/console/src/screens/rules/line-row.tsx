import { useTranslations } from 'use-intl';
import {
  operatorsFor,
  startingSide,
  typeOfSide,
  withLeft,
  withOperator,
} from '@remit/policy/condition-choices';
import { type ConditionForm, conditionOfForm } from '@remit/policy/condition-form';
import type { Condition } from '@remit/policy/condition';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { FactOptions, factKey, factOf, TOOK } from './fact-options.tsx';
import { useFormGround } from './form-ground.ts';
import { SideInput } from './side-input.tsx';
import { ValueList } from './value-list.tsx';

export type Line = Extract<ConditionForm, { kind: 'line' }>;

/** The steps from a condition to what stands on the sides of its line. */
const SIDES: Readonly<Record<Line['operator'], readonly [left: string, right: string]>> = {
  '=': ['left', 'right'],
  '!=': ['left', 'right'],
  '<': ['left', 'right'],
  '<=': ['left', 'right'],
  '>': ['left', 'right'],
  '>=': ['left', 'right'],
  in: ['operand', 'list'],
  within: ['operand', 'tree'],
  contains: ['operand', 'part'],
  'starts with': ['operand', 'part'],
  'ends with': ['operand', 'part'],
  overlaps: ['left', 'right'],
  'is null': ['operand', ''],
  'is not null': ['condition.operand', ''],
};

interface LineRowProps {
  readonly line: Line;
  /** Where the condition stands in its item. */
  readonly part: string;
  readonly onChange: (condition: Condition) => void;
}

/** One line of a condition: what is compared, how, and with what. */
export function LineRow({ line, part, onChange }: LineRowProps) {
  const t = useTranslations('rules');
  const ground = useFormGround();
  const { type } = ground;
  const [leftStep, rightStep] = SIDES[line.operator];
  const take = (next: Line): void => {
    const condition = conditionOfForm(next);
    if (condition !== null) onChange(condition);
  };
  const operators = operatorsFor(typeOfSide(line.left, type));
  const offered = operators.includes(line.operator) ? operators : [...operators, line.operator];
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-start gap-1.5">
      {line.left.kind === 'fact' ? (
        <span data-part={`${part}.${leftStep}`} className="w-36 max-sm:w-full">
          <SelectBox
            aria-label={t('left')}
            value={factKey(line.left)}
            onChange={({ target }) => {
              const [action] = type.actions;
              if (target.value === TOOK && action !== undefined) return onChange({ kind: 'took', action });
              const fact = factOf(target.value);
              if (fact !== null) take(withLeft(line, fact, type, ground));
            }}
          >
            <FactOptions type={type} fits={() => true} chosen={line.left} leads />
          </SelectBox>
        </span>
      ) : (
        <SideInput
          label={t('left')}
          side={line.left}
          beside={line.right[0] ?? line.left}
          part={`${part}.${leftStep}`}
          onChange={(left) => take({ ...line, left })}
        />
      )}
      <span data-part={part} className="w-32 max-sm:w-full">
        <SelectBox
          aria-label={t('operator')}
          value={line.operator}
          onChange={({ target }) => {
            const operator = offered.find((each) => each === target.value);
            if (operator !== undefined) take(withOperator(line, operator, type, ground));
          }}
        >
          {offered.map((operator) => (
            <option key={operator} value={operator}>
              {t(`operators.${operator}`)}
            </option>
          ))}
        </SelectBox>
      </span>
      {line.operator === 'in' ? (
        <ValueList
          sides={line.right}
          beside={line.left}
          part={`${part}.list`}
          fresh={() => startingSide(line.left, type, ground)}
          onChange={(right) => take({ ...line, right })}
        />
      ) : (
        line.right.map((side) => (
          <SideInput
            key={rightStep}
            label={t('right')}
            side={side}
            beside={line.left}
            part={`${part}.${rightStep}`}
            onChange={(next) => take({ ...line, right: line.right.toSpliced(0, 1, next) })}
          />
        ))
      )}
    </div>
  );
}
