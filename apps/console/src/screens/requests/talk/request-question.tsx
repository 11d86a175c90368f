import { useTranslations } from 'use-intl';
import type { AskedView, RequestFormView } from '@remit/api/requests/request-views';
import type { PersonChip } from '@remit/api/views';
import type { ParsedAmount } from '../../../parts/fields/parse-amount.ts';
import { SelectField } from '../../../parts/fields/select-field.tsx';
import { TextField } from '../../../parts/fields/text-field.tsx';
import { AmountField } from '../form/amount-field.tsx';
import { QuestionField } from '../form/question-field.tsx';
import type { RequestEntries } from '../form/request-entries.ts';

export interface RequestQuestionProps {
  readonly question: AskedView['questions'][number];
  readonly entries: RequestEntries;
  readonly amount: ParsedAmount;
  readonly fields: RequestFormView['fields'];
  readonly choices: Pick<RequestFormView, 'departments' | 'folders' | 'costTypes'>;
  readonly people: readonly PersonChip[];
  /** Whether it was tried to send it: what is missing is said from then on. */
  readonly tried: boolean;
  readonly onChange: (change: Partial<RequestEntries>) => void;
  readonly onPerson: (person: PersonChip) => void;
}

/** One question of a request's form; what every request has a place for is asked in its own way. */
export function RequestQuestion({
  question,
  entries,
  choices,
  onChange: set,
  ...props
}: RequestQuestionProps) {
  const t = useTranslations('newRequest');
  const field = props.fields.find(({ name }) => name === question.field);
  if (field === undefined) return null;
  const { text: label, required } = question;
  const words = (value: string, missing = t('missing')) => ({
    label,
    optional: required ? undefined : t('optional'),
    error: props.tried && required && value.trim() === '' ? missing : null,
  });
  switch (field.place) {
    case 'purpose':
      return (
        <TextField
          {...words(entries.purpose, t('purposeMissing'))}
          hint={label === field.label ? t('purposeHint') : undefined}
          required={required}
          maxLength={300}
          value={entries.purpose}
          onChange={(purpose) => set({ purpose })}
        />
      );
    case 'amount':
      return (
        <AmountField
          label={label}
          typed={entries.amount}
          currency={entries.currency}
          parsed={props.amount}
          tried={props.tried && required}
          onChange={set}
        />
      );
    case 'payee':
      return (
        <TextField
          {...words(entries.payee)}
          maxLength={200}
          value={entries.payee}
          onChange={(payee) => set({ payee })}
        />
      );
    case 'department':
      return (
        <SelectField
          {...words(entries.department)}
          choices={choices.departments.map(({ path, name }) => [path, name])}
          chosen={entries.department}
          onChoose={(department) => set({ department })}
        />
      );
    case 'cost_type':
      return (
        <SelectField
          {...words(entries.costType)}
          optional={undefined}
          choices={choices.costTypes.map((costType) => [costType, costType])}
          chosen={entries.costType}
          onChoose={(costType) => set({ costType })}
        />
      );
    case 'submitter':
    case 'number':
    case 'status':
    case 'sent_by':
    case 'submitted_at':
    case 'decided_at':
    case 'project':
    case null: {
      const value = entries.fields[field.name] ?? '';
      return (
        <QuestionField
          field={field}
          words={words(value)}
          value={value}
          choices={choices}
          people={props.people}
          onPerson={props.onPerson}
          onChange={(typed) => set({ fields: { ...entries.fields, [field.name]: typed } })}
        />
      );
    }
    default:
      return field.place satisfies never;
  }
}
