import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ChoiceGround } from '@remit/policy/condition-choices';
import type { PolicyDocument } from '@remit/policy/document';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { ruleTemplates } from '../../words/rule-templates.ts';
import { MoreWords } from '../../words/words.tsx';
import { fromTemplate, type MadeItem, type Template, TEMPLATES } from './rule-templates.ts';

interface NewRuleDialogProps {
  readonly document: PolicyDocument;
  readonly ground: ChoiceGround;
  /** What is chosen to begin with. */
  readonly initial?: Template;
  readonly onMake: (item: MadeItem) => void;
  readonly onClose: () => void;
}

/** Begins a rule: what it is like, and on which type. What a type cannot have says what it lacks. */
export function NewRuleDialog(props: NewRuleDialogProps) {
  return (
    <MoreWords words={{ ruleTemplates }}>
      <NewRule {...props} />
    </MoreWords>
  );
}

function NewRule({ document, ground, initial = 'own', onMake, onClose }: NewRuleDialogProps) {
  const t = useTranslations('rules');
  const words = useTranslations('ruleTemplates');
  const [template, setTemplate] = useState<Template>(initial);
  const [typeName, setTypeName] = useState(document.resources[0]?.name ?? '');
  const type = document.resources.find(({ name }) => name === typeName);
  const made = type === undefined ? 'roles' : fromTemplate(template, type, document, ground);
  const lack = typeof made === 'string' ? made : null;
  return (
    <Dialog open title={t(template === 'guard' ? 'newGuard' : 'new')} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (typeof made !== 'string') onMake(made);
        }}
      >
        <SelectField
          label={words('template')}
          hint={words(`templateHint.${template}`)}
          choices={TEMPLATES.map((each) => [each, words(`templates.${each}`)])}
          chosen={template}
          onChoose={setTemplate}
        />
        <SelectField
          label={words('templateFor')}
          error={lack === null ? null : words(`lacking.${lack}`, { type: type?.label ?? '' })}
          choices={document.resources.map(({ name, label }) => [name, label])}
          chosen={typeName}
          onChoose={setTypeName}
        />
        <DialogActions onCancel={onClose}>
          <Button submits look="primary" aria-disabled={lack !== null}>
            {t('create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
