import { useTranslations } from 'use-intl';
import type { AskedView } from '@remit/api/requests/request-views';
import { SelectField } from '../../../parts/fields/select-field.tsx';
import { RequestQuestion, type RequestQuestionProps } from '../talk/request-question.tsx';

interface RequestFieldsProps extends Omit<RequestQuestionProps, 'question'> {
  /** In the order in which they are asked. */
  readonly questions: AskedView['questions'];
}

/** What a request says, to fill in: the questions of its form, and where it is to lie. */
export function RequestFields({ questions, ...props }: RequestFieldsProps) {
  const t = useTranslations('newRequest');
  return (
    <>
      {questions.map((question) => (
        <RequestQuestion key={question.field} question={question} {...props} />
      ))}
      <SelectField
        label={t('folder')}
        hint={t('folderHint')}
        choices={props.choices.folders.map((folder) => [folder, folder])}
        chosen={props.entries.folder}
        onChoose={(folder) => props.onChange({ folder })}
      />
    </>
  );
}
