import { useTranslations } from 'use-intl';
import { startingSide, typeOfSide } from '@remit/policy/condition-choices';
import type { OperandForm } from '@remit/policy/condition-form';
import type { ResourceType } from '@remit/policy/document';
import { comparable } from '@remit/policy/values/operand-type';
import type { ValueType } from '@remit/policy/values/value';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { FactOptions, factKey, factOf } from './fact-options.tsx';
import { useFormGround } from './form-ground.ts';
import { ValueInput } from './value-input.tsx';

interface SideInputProps {
  readonly label: string;
  readonly side: OperandForm;
  /** What it is compared or reckoned with: says what fits here, and what a text is. */
  readonly beside: OperandForm;
  readonly part: string;
  readonly onChange: (side: OperandForm) => void;
}

const MOMENTS: ReadonlySet<ValueType | null> = new Set(['date', 'instant']);
const RECKONED: ReadonlySet<ValueType | null> = new Set(['number', 'money', 'date', 'instant']);

const fieldBeside = (beside: OperandForm, type: ResourceType) => {
  if (beside.kind !== 'fact' || beside.of !== 'resource') {
    const found = typeOfSide(beside, type);
    return found === null || found === 'duration' ? null : { type: found };
  }
  if (beside.name === 'folder') return { type: 'folder' as const };
  return type.fields.find(({ name }) => name === beside.name) ?? null;
};

/** One side of a line: a value in its own control, a fact, the present, or something reckoned from two of these. */
export function SideInput({ label, side, beside, part, onChange }: SideInputProps) {
  const t = useTranslations('rules');
  const ground = useFormGround();
  const { type } = ground;
  const wanted = typeOfSide(beside, type);
  const fits = (fact: OperandForm): boolean => {
    if (beside.kind === 'fact' && fact.kind === 'fact' && factKey(fact) === factKey(beside)) return false;
    const found = typeOfSide(fact, type);
    return wanted === null || wanted === found || comparable(wanted, found);
  };
  const source = side.kind === 'fact' ? factKey(side) : side.kind;
  const choose = (choice: string): void => {
    const fact = factOf(choice);
    if (fact !== null) return onChange(fact);
    const start = startingSide(beside, type, ground);
    if (choice === 'now') return onChange({ kind: 'now' });
    if (choice === 'value') return onChange(asValue(start, beside, type, ground.today));
    const right: OperandForm = {
      kind: 'value',
      value:
        MOMENTS.has(wanted) || side.kind === 'now'
          ? { type: 'duration', text: '1', unit: 'days' }
          : wanted === 'money'
            ? { type: 'money', text: '0', currency: ground.currency, rate: '' }
            : { type: 'number', text: '0' },
    };
    onChange({ kind: 'reckoned', operator: '+', left: side.kind === 'reckoned' ? start : side, right });
  };
  return (
    <span
      data-part={part}
      className="flex min-w-0 flex-1 basis-44 flex-wrap items-start gap-1.5 max-sm:basis-full"
    >
      <SelectBox
        aria-label={label}
        value={source}
        onChange={({ target }) => choose(target.value)}
        className={side.kind === 'value' ? 'w-36 max-sm:w-full' : 'min-w-36 flex-1'}
      >
        <option value="value">{t('a')}</option>
        {(MOMENTS.has(wanted) && ground.alone !== true) || side.kind === 'now' ? (
          <option value="now">{t('now')}</option>
        ) : null}
        <FactOptions type={type} fits={fits} chosen={side} />
        {RECKONED.has(wanted) || side.kind === 'reckoned' ? (
          <option value="reckoned">{t('reckoned')}</option>
        ) : null}
      </SelectBox>
      {side.kind === 'value' ? (
        <ValueInput
          label={t('value')}
          form={side.value}
          beside={fieldBeside(beside, type)}
          onChange={(value) => onChange({ kind: 'value', value })}
        />
      ) : null}
      {side.kind === 'reckoned' ? (
        <Reckoned label={label} side={side} beside={beside} part={part} onChange={onChange} />
      ) : null}
    </span>
  );
}

/** A value to begin with where something else stands for what is likeliest. */
function asValue(start: OperandForm, beside: OperandForm, type: ResourceType, today: string): OperandForm {
  if (start.kind === 'value') return start;
  const found = typeOfSide(beside, type);
  if (found === 'department') return { kind: 'value', value: { type: 'department', text: '/' } };
  if (found === 'instant') return { kind: 'value', value: { type: 'date', text: today } };
  return { kind: 'value', value: { type: 'text', text: '' } };
}

type ReckonedForm = Extract<OperandForm, { kind: 'reckoned' }>;

function Reckoned({
  label,
  side,
  beside,
  part,
  onChange,
}: Omit<SideInputProps, 'side'> & { readonly side: ReckonedForm }) {
  const t = useTranslations('rules');
  const { type, currency } = useFormGround();
  const wanted = typeOfSide(beside, type);
  const signs = MOMENTS.has(wanted) ? (['+', '-'] as const) : (['+', '-', '*'] as const);
  const offered = signs.some((sign) => sign === side.operator) ? signs : ([...signs, side.operator] as const);
  return (
    <span className="flex w-full flex-wrap items-start gap-1.5 border-l-2 border-line pl-2">
      <SideInput
        label={label}
        side={side.left}
        beside={beside}
        part={`${part}.left`}
        onChange={(left) => onChange({ ...side, left })}
      />
      <SelectBox
        aria-label={t('operator')}
        value={side.operator}
        onChange={({ target }) => {
          const operator = offered.find((each) => each === target.value);
          if (operator === undefined) return;
          // An amount is multiplied by a number, and added to an amount.
          const times = operator === '*' || side.operator === '*';
          const right: OperandForm =
            times && operator !== side.operator && wanted === 'money'
              ? operator === '*'
                ? { kind: 'value', value: { type: 'number', text: '1' } }
                : { kind: 'value', value: { type: 'money', text: '0', currency, rate: '' } }
              : side.right;
          onChange({ ...side, operator, right });
        }}
        className="w-24"
      >
        {offered.map((sign) => (
          <option key={sign} value={sign}>
            {t(`signs.${sign}`)}
          </option>
        ))}
      </SelectBox>
      <SideInput
        label={t('right')}
        side={side.right}
        beside={side.right.kind === 'value' ? side.right : side.left}
        part={`${part}.right`}
        onChange={(right) => onChange({ ...side, right })}
      />
    </span>
  );
}
