import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';

interface AnswerListProps {
  /** The number of the question. */
  readonly question: number;
  /** As they are being typed, in the order in which they are offered. */
  readonly answers: readonly string[];
  /** Whether it is to be said that there are none. */
  readonly lacking: boolean;
  readonly onChange: (answers: readonly string[]) => void;
}

/** What can be answered to a question, each answer in a field of its own. */
export function AnswerList({ question, answers, lacking, onChange }: AnswerListProps) {
  const t = useTranslations('newType');
  return (
    <div
      role="group"
      aria-label={t('answers', { number: question })}
      className="flex w-full flex-col gap-1.5 border-l-2 border-line pl-3"
    >
      {answers
        .map((answer, at) => ({ answer, at, key: `answer ${at}` }))
        .map(({ answer, at, key }) => (
          <div key={key} className="flex items-end gap-1">
            <div className="flex-1">
              <TextField
                label={t('answer', { number: at + 1 })}
                error={lacking && at === 0 ? t('answersBad', { number: question }) : null}
                value={answer}
                placeholder={at === 0 ? t('answerHint') : undefined}
                maxLength={80}
                onChange={(typed) => onChange(answers.with(at, typed))}
              />
            </div>
            {answers.length === 1 ? null : (
              <IconButton
                label={t('removeAnswer', { number: at + 1 })}
                onClick={() => onChange(answers.toSpliced(at, 1))}
              >
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </div>
        ))}
      <span>
        <Button look="ghost" icon={<Plus size={14} aria-hidden />} onClick={() => onChange([...answers, ''])}>
          {t('addAnswer')}
        </Button>
      </span>
    </div>
  );
}
