import type { PolicyDocument } from '@remit/policy/document';
import { useTranslations } from 'use-intl';
import type { FieldEdit } from '../../draft/edit-field-rule.ts';
import type { GrantEdit } from '../../draft/edit-grants.ts';
import { typesOf } from '../../draft/grant-reach.ts';

/** Says an edit as a sentence: "Sales representative may no longer update Contract". */
export function useEditWords(document: PolicyDocument): (edit: GrantEdit | FieldEdit) => string {
  const t = useTranslations('edit');
  return (edit) => {
    const type = typesOf(document).find(({ name }) => name === edit.type);
    const words = {
      role: document.roles.find(({ name }) => name === edit.role)?.label ?? edit.role,
      type: type?.label ?? edit.type,
    };
    switch (edit.kind) {
      case 'grant':
        return t(`grant.${edit.withConditions === 'removed' ? 'noneConditional' : edit.to}`, {
          ...words,
          action: edit.action,
        });
      case 'field':
        return t(`field.${edit.to}`, {
          ...words,
          field: type?.fields.find(({ name }) => name === edit.field)?.label ?? edit.field,
        });
      default:
        return edit satisfies never;
    }
  };
}
