import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import type { NewRequestType } from '../../draft/edit-request-type.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { newType } from '../../words/new-type.ts';
import { MoreWords } from '../../words/words.tsx';
import { NewTypeName } from './new-type-name.tsx';
import { NewTypeQuestions } from './new-type-questions.tsx';
import { RoleChoice } from './role-choice.tsx';
import { useNewType } from './use-new-type.ts';

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

function Asking({ document, onMake, onClose }: NewTypeDialogProps) {
  const t = useTranslations('newType');
  const { entries, set, short, full, labelError, nameError, rolesError, made } = useNewType(document);
  const [tried, setTried] = useState(false);
  return (
    <Dialog open wide place="side" title={t('title')} description={t('lead')} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          const type = made();
          if (type !== null) onMake(type);
        }}
      >
        <NewTypeName
          label={entries.label}
          labelError={tried ? labelError : null}
          short={short}
          full={full}
          nameError={tried || entries.name !== null ? nameError : null}
          module={entries.module}
          modules={document.modules}
          onLabel={(label) => set({ label })}
          onName={(name) => set({ name })}
          onModule={(module) => set({ module })}
        />
        <div className="flex flex-col gap-1">
          <CheckField checked={entries.amount} onChange={(amount) => set({ amount })} className="font-medium">
            {t('amount')}
          </CheckField>
          <p className="text-ink-2">{t(entries.amount ? 'alwaysAmount' : 'always')}</p>
        </div>
        <NewTypeQuestions
          questions={entries.questions}
          tried={tried}
          onChange={(questions) => set({ questions })}
        />
        <RoleChoice
          label={t('submitters')}
          error={rolesError}
          roles={document.roles}
          chosen={entries.submitters}
          onChoose={(submitters) => set({ submitters })}
        />
        <div className="flex flex-col gap-1">
          <RoleChoice
            label={t('deciders')}
            roles={document.roles}
            chosen={entries.deciders}
            onChoose={(deciders) => set({ deciders })}
          />
          <CheckField checked={entries.head} onChange={(head) => set({ head })}>
            {t('head')}
          </CheckField>
          <p className="text-xs text-ink-3">{t(entries.head ? 'headHint' : 'anyHint')}</p>
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
