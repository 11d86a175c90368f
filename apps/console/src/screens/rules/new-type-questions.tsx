import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { inputLook } from '../../parts/fields/field.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { AnswerList } from './answer-list.tsx';
import { ANSWERS, lacksAnswers, type TypedQuestion } from './typed-question.ts';

interface NewTypeQuestionsProps {
  readonly questions: readonly TypedQuestion[];
  /** Whether it was tried to go on with them: what is missing is said from then on. */
  readonly tried: boolean;
  readonly onChange: (questions: readonly TypedQuestion[]) => void;
}

/** What the form of a new kind of request asks, question by question. */
export function NewTypeQuestions({ questions, tried, onChange }: NewTypeQuestionsProps) {
  const t = useTranslations('newType');
  const id = useId();
  const next = Math.max(0, ...questions.map(({ key }) => key)) + 1;
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-2">
      <span id={id} className="font-medium">
        {t('questions')}
      </span>
      {questions.map((question, at) => {
        const number = at + 1;
        const set = (change: Partial<TypedQuestion>): void =>
          onChange(questions.with(at, { ...question, ...change }));
        return (
          <div key={question.key} className="flex flex-wrap items-center gap-2">
            <input
              aria-label={t('question', { number })}
              value={question.label}
              placeholder={t('questionHint')}
              maxLength={120}
              onChange={({ target }) => set({ label: target.value })}
              className={`${inputLook} min-w-40 flex-1`}
            />
            <SelectBox
              aria-label={t('kind', { number })}
              value={question.answer}
              onChange={({ target }) =>
                set({ answer: ANSWERS.find((each) => each === target.value) ?? 'text' })
              }
              className="w-36"
            >
              {ANSWERS.map((each) => (
                <option key={each} value={each}>
                  {t(`kinds.${each}`)}
                </option>
              ))}
            </SelectBox>
            <CheckField
              aria-label={t('optionalOf', { number })}
              checked={question.optional}
              onChange={(optional) => set({ optional })}
            >
              {t('optional')}
            </CheckField>
            <IconButton label={t('remove', { number })} onClick={() => onChange(questions.toSpliced(at, 1))}>
              <X size={14} aria-hidden />
            </IconButton>
            {question.answer === 'enum' ? (
              <AnswerList
                question={number}
                answers={question.values}
                lacking={tried && lacksAnswers(question)}
                onChange={(values) => set({ values })}
              />
            ) : null}
          </div>
        );
      })}
      <span>
        <Button
          icon={<Plus size={14} aria-hidden />}
          onClick={() =>
            onChange([...questions, { key: next, label: '', answer: 'text', values: [''], optional: false }])
          }
        >
          {t('add')}
        </Button>
      </span>
    </div>
  );
}
