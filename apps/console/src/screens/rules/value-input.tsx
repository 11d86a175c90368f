import { Suspense, useId } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldDeclaration } from '@remit/policy/document';
import { DURATION_UNITS, type DurationUnit, type ValueForm, valueOf } from '@remit/policy/values/value-form';
import { inputLook } from '../../parts/fields/field.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { useFormGround } from './form-ground.ts';
import { TextsInput } from './texts-input.tsx';
import { useTyped } from './use-typed.ts';

// Few conditions name a person, and finding one takes as much as the rest of the form.
const MemberInput = lazyPart(async () => (await import('./member-input.tsx')).MemberInput);

interface ValueInputProps {
  readonly label: string;
  readonly form: ValueForm;
  /** The field that the value is compared with, which says what a text is. */
  readonly beside: Pick<FieldDeclaration, 'type' | 'values'> | null;
  readonly onChange: (form: ValueForm) => void;
}

/** One value, in the control that its type asks for. What is typed is taken over when it is a value. */
export function ValueInput({ label, form, beside, onChange }: ValueInputProps) {
  const t = useTranslations('rules');
  if (form.type === 'text[]')
    return <TextsInput label={label} texts={form.texts} onChange={(texts) => onChange({ ...form, texts })} />;
  if (form.type === 'money') return <MoneyInput label={label} form={form} onChange={onChange} />;
  if (form.type === 'duration') return <DurationInput label={label} form={form} onChange={onChange} />;
  const kind = form.type === 'text' ? (beside?.type ?? 'text') : form.type;
  const values = kind === 'boolean' ? ['true', 'false'] : kind === 'enum' ? (beside?.values ?? []) : [];
  if (values.length > 0) {
    const choices = values.includes(form.text) ? values : [form.text, ...values];
    return (
      <SelectBox
        aria-label={label}
        value={form.text}
        onChange={({ target }) => onChange({ ...form, text: target.value })}
        className="min-w-28 flex-1"
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {kind === 'boolean' ? t(choice === 'true' ? 'yes' : 'no') : choice}
          </option>
        ))}
      </SelectBox>
    );
  }
  if (kind === 'member')
    return (
      <Suspense fallback={<span className="h-9 min-w-48 flex-1" />}>
        <MemberInput label={label} id={form.text} onPick={(text) => onChange({ type: 'member', text })} />
      </Suspense>
    );
  return (
    <TypedInput
      label={label}
      kind={kind === 'date' ? 'date' : kind === 'folder' || kind === 'department' ? 'path' : 'text'}
      text={form.text}
      values={kind === 'text' ? beside?.values : undefined}
      take={(text) => {
        const next = { ...form, text };
        if (valueOf(next) === null || ((kind === 'folder' || kind === 'department') && !text.startsWith('/')))
          return false;
        onChange(next);
        return true;
      }}
    />
  );
}

interface TypedInputProps {
  readonly label: string;
  readonly kind: 'text' | 'date' | 'path' | 'figures';
  readonly text: string;
  /** What it is likely to be; of a path, the places that there are. */
  readonly values?: readonly string[] | undefined;
  readonly take: (text: string) => boolean;
}

function TypedInput({ label, kind, text, values, take }: TypedInputProps) {
  const t = useTranslations('rules');
  const { folders } = useFormGround();
  const id = useId();
  const likely = kind === 'path' ? folders : values;
  const typed = useTyped(text, take);
  return (
    <span className="min-w-28 flex-1 basis-32">
      <input
        type={kind === 'date' ? 'date' : 'text'}
        inputMode={kind === 'figures' ? 'decimal' : undefined}
        aria-label={label}
        aria-invalid={typed.bad || undefined}
        aria-describedby={typed.bad ? id : undefined}
        list={likely === undefined ? undefined : `${id}-list`}
        autoComplete="off"
        value={typed.text}
        onChange={({ target }) => typed.onChange(target.value)}
        onBlur={typed.onBlur}
        className={`${inputLook} ${kind === 'figures' ? 'figures text-right' : ''}`}
      />
      {likely === undefined ? null : (
        <datalist id={`${id}-list`}>
          {likely.slice(0, 200).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </datalist>
      )}
      {typed.bad ? (
        <span id={id} className="block text-xs text-loss">
          {t('badValue')}
        </span>
      ) : null}
    </span>
  );
}

type Money = Extract<ValueForm, { type: 'money' }>;
type Duration = Extract<ValueForm, { type: 'duration' }>;

interface FiguresProps<Form> {
  readonly label: string;
  readonly form: Form;
  readonly onChange: (form: Form) => void;
}

/** The figures of a value; what they are of stands beside them. */
function FiguresInput<Form extends Money | Duration>({ label, form, onChange }: FiguresProps<Form>) {
  return (
    <TypedInput
      label={label}
      kind="figures"
      text={form.text}
      take={(text) => {
        const next = { ...form, text };
        if (valueOf(next) === null) return false;
        onChange(next);
        return true;
      }}
    />
  );
}

function MoneyInput({ label, form, onChange }: FiguresProps<Money>) {
  const t = useTranslations('rules');
  const { currencies } = useFormGround();
  const known = currencies.includes(form.currency) ? currencies : [form.currency, ...currencies];
  return (
    <span className="flex min-w-52 flex-1 items-start gap-1.5">
      <FiguresInput label={label} form={form} onChange={onChange} />
      <SelectBox
        aria-label={t('currency')}
        value={form.currency}
        // An amount keeps its figures where the new currency has as many digits behind its point.
        onChange={({ target }) => {
          const next = { ...form, currency: target.value };
          onChange(valueOf(next) === null ? { ...next, text: form.text.replace(/\..*$/u, '') } : next);
        }}
        className="w-24"
      >
        {known.map((currency) => (
          <option key={currency}>{currency}</option>
        ))}
      </SelectBox>
      {form.rate === '' ? null : <span className="pt-1.5 text-ink-2">{t('rate', { rate: form.rate })}</span>}
    </span>
  );
}

function DurationInput({ label, form, onChange }: FiguresProps<Duration>) {
  const t = useTranslations('rules');
  return (
    <span className="flex min-w-52 flex-1 items-start gap-1.5">
      <FiguresInput label={label} form={form} onChange={onChange} />
      <SelectBox
        aria-label={t('unit')}
        value={form.unit}
        onChange={({ target }) => {
          const unit = (Object.keys(DURATION_UNITS) as readonly DurationUnit[]).find(
            (each) => each === target.value,
          );
          if (unit !== undefined) onChange({ ...form, unit });
        }}
        className="w-32"
      >
        {(Object.keys(DURATION_UNITS) as readonly DurationUnit[]).map((unit) => (
          <option key={unit} value={unit}>
            {t(`units.${unit}`)}
          </option>
        ))}
      </SelectBox>
    </span>
  );
}
