import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import { isTypeName, type NewRequestType, requestFields, typeNameOf } from '../../draft/edit-request-type.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { newType } from '../../words/new-type.ts';
import { MoreWords } from '../../words/words.tsx';
import { fileName } from './asked-parts.ts';
import { NewTypeName } from './new-type-name.tsx';
import { NewTypeQuestions } from './new-type-questions.tsx';
import { RoleChoice } from './role-choice.tsx';
import { answersOf, lacksAnswers, type TypedQuestion } from './typed-question.ts';

interface NewTypeDialogProps {
  readonly document: PolicyDocument;
  readonly onMake: (asked: NewRequestType) => void;
  readonly onClose: () => void;
}

/** Asks what a new kind of request is called, what its form asks, who submits it and who decides. */
export function NewTypeDialog(props: NewTypeDialogProps) {
  return (
    <MoreWords words={{ newType }}>
      <Asking {...props} />
    </MoreWords>
  );
}

/** The questions as fields of the type, each under a name that no other has; those without words are none. */
function questionsOf(typed: readonly TypedQuestion[], taken: readonly string[]): NewRequestType['questions'] {
  const names = [...taken];
  return typed
    .filter(({ label }) => label.trim() !== '')
    .map((question) => {
      const { label, answer, optional } = question;
      const name = fileName(label, names);
      names.push(name);
      const values = answer === 'enum' ? { values: answersOf(question) } : {};
      return { field: { name, type: answer, label: label.trim(), ...values }, optional };
    });
}

function Asking({ document, onMake, onClose }: NewTypeDialogProps) {
  const t = useTranslations('newType');
  const [first] = document.roles;
  const [label, setLabel] = useState('');
  const [name, setName] = useState<string | null>(null);
  const [module, setModule] = useState(document.modules.at(0)?.name ?? '');
  const [amount, setAmount] = useState(true);
  const [questions, setQuestions] = useState<readonly TypedQuestion[]>([]);
  const [submitters, setSubmitters] = useState(first?.name ?? '');
  const [deciders, setDeciders] = useState(first?.name ?? '');
  const [head, setHead] = useState(true);
  const [tried, setTried] = useState(false);
  const short = name ?? typeNameOf(label);
  const full = `${module}.${short}`;
  const labelError = label.trim() === '' ? t('labelBad') : null;
  const nameError = !isTypeName(short)
    ? t('nameBad')
    : document.resources.some((type) => type.name === full)
      ? t('nameTaken', { name: full })
      : null;
  const make = (): void => {
    setTried(true);
    if (labelError !== null || nameError !== null || first === undefined || questions.some(lacksAnswers))
      return;
    const asked = {
      module,
      name: short,
      label: label.trim(),
      amount,
      questions: [],
      submitters,
      deciders,
      head,
    };
    onMake({ ...asked, questions: questionsOf(questions, requestFields(asked)) });
  };
  return (
    <Dialog open wide place="side" title={t('title')} description={t('lead')} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <NewTypeName
          label={label}
          labelError={tried ? labelError : null}
          short={short}
          full={full}
          nameError={tried || name !== null ? nameError : null}
          module={module}
          modules={document.modules}
          onLabel={setLabel}
          onName={setName}
          onModule={setModule}
        />
        <div className="flex flex-col gap-1">
          <CheckField checked={amount} onChange={setAmount} className="font-medium">
            {t('amount')}
          </CheckField>
          <p className="text-ink-2">{t(amount ? 'alwaysAmount' : 'always')}</p>
        </div>
        <NewTypeQuestions questions={questions} tried={tried} onChange={setQuestions} />
        <RoleChoice
          label={t('submitters')}
          error={first === undefined ? t('roles') : null}
          roles={document.roles}
          chosen={submitters}
          onChoose={setSubmitters}
        />
        <div className="flex flex-col gap-1">
          <RoleChoice label={t('deciders')} roles={document.roles} chosen={deciders} onChoose={setDeciders} />
          <CheckField checked={head} onChange={setHead}>
            {t('head')}
          </CheckField>
          <p className="text-xs text-ink-3">{t(head ? 'headHint' : 'anyHint')}</p>
        </div>
        <DialogActions onCancel={onClose}>
          <Button submits look="primary">
            {t('create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
