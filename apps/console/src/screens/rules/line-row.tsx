import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import {
  operatorsFor,
  startingSide,
  typeOfSide,
  withLeft,
  withOperator,
} from '@remit/policy/condition-choices';
import { type ConditionForm, conditionOfForm, type OperandForm } from '@remit/policy/condition-form';
import type { Condition } from '@remit/policy/condition';
import { Button } from '../../parts/button.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { FactOptions, factKey, factOf, TOOK } from './fact-options.tsx';
import { useFormGround } from './form-ground.ts';
import { SideInput } from './side-input.tsx';

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
  const setRight = (at: number, side: OperandForm): void =>
    take({ ...line, right: line.right.toSpliced(at, 1, side) });
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
        <span data-part={`${part}.list`} className="flex min-w-0 flex-1 basis-48 flex-col gap-1">
          {line.right
            .map((side, at) => ({ side, at, key: `side ${at}` }))
            .map(({ side, at, key }) => (
              <span key={key} className="flex items-start gap-1">
                <SideInput
                  label={t('right')}
                  side={side}
                  beside={line.left}
                  part={`${part}.list[${at}]`}
                  onChange={(next) => setRight(at, next)}
                />
                <IconButton
                  label={t('removeValue')}
                  onClick={() => take({ ...line, right: line.right.toSpliced(at, 1) })}
                >
                  <X size={14} aria-hidden />
                </IconButton>
              </span>
            ))}
          <span>
            <Button
              look="ghost"
              icon={<Plus size={14} aria-hidden />}
              onClick={() => take({ ...line, right: [...line.right, startingSide(line.left, type, ground)] })}
            >
              {t('addValue')}
            </Button>
          </span>
        </span>
      ) : (
        line.right.map((side) => (
          <SideInput
            key={rightStep}
            label={t('right')}
            side={side}
            beside={line.left}
            part={`${part}.${rightStep}`}
            onChange={(next) => setRight(0, next)}
          />
        ))
      )}
    </div>
  );
}
