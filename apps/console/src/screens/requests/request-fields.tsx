import { useTranslations } from 'use-intl';
import type { AskedView, RequestFormView } from '@remit/api/request-views';
import type { PersonChip } from '@remit/api/views';
import type { ParsedAmount } from '../../parts/parse-amount.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { AmountField } from './amount-field.tsx';
import { QuestionField } from './question-field.tsx';
import type { RequestEntries } from './request-entries.ts';

interface RequestFieldsProps {
  readonly entries: RequestEntries;
  readonly amount: ParsedAmount;
  readonly fields: RequestFormView['fields'];
  /** In the order in which they are asked. */
  readonly questions: AskedView['questions'];
  readonly choices: Pick<RequestFormView, 'departments' | 'folders' | 'costTypes'>;
  readonly people: readonly PersonChip[];
  /** Whether it was tried to send it: what is missing is said from then on. */
  readonly tried: boolean;
  readonly onChange: (change: Partial<RequestEntries>) => void;
  readonly onPerson: (person: PersonChip) => void;
}

/** What a request says, to fill in: the questions of its form, and where it is to lie. */
export function RequestFields({ questions, ...props }: RequestFieldsProps) {
  const t = useTranslations('newRequest');
  const { entries, choices, onChange: set } = props;
  return (
    <>
      {questions.map((question) => (
        <Question key={question.field} question={question} {...props} />
      ))}
      <SelectField
        label={t('folder')}
        hint={t('folderHint')}
        choices={choices.folders.map((folder) => [folder, folder])}
        chosen={entries.folder}
        onChoose={(folder) => set({ folder })}
      />
    </>
  );
}

interface QuestionProps extends Omit<RequestFieldsProps, 'questions'> {
  readonly question: AskedView['questions'][number];
}

/** One question; what every request has a place for is asked in its own way. */
function Question({ question, entries, amount, choices, tried, onChange: set, ...props }: QuestionProps) {
  const t = useTranslations('newRequest');
  const field = props.fields.find(({ name }) => name === question.field);
  if (field === undefined) return null;
  const { text: label, required } = question;
  const optional = required ? {} : { optional: t('optional') };
  const missing = (value: string, message = t('missing')): string | null =>
    tried && required && value.trim() === '' ? message : null;
  switch (field.place) {
    case 'purpose':
      return (
        <TextField
          label={label}
          {...optional}
          {...(label === field.label ? { hint: t('purposeHint') } : {})}
          error={missing(entries.purpose, t('purposeMissing'))}
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
          parsed={amount}
          tried={tried && required}
          onChange={set}
        />
      );
    case 'payee':
      return (
        <TextField
          label={label}
          {...optional}
          error={missing(entries.payee)}
          maxLength={200}
          value={entries.payee}
          onChange={(payee) => set({ payee })}
        />
      );
    case 'department':
      return (
        <SelectField
          label={label}
          {...optional}
          error={missing(entries.department)}
          choices={choices.departments.map(({ path, name }) => [path, name])}
          chosen={entries.department}
          onChoose={(department) => set({ department })}
        />
      );
    case 'cost_type':
      return (
        <SelectField
          label={label}
          error={missing(entries.costType)}
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
          text={label}
          required={required}
          error={missing(value)}
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
