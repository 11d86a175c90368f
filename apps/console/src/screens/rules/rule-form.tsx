import { useTranslations } from 'use-intl';
import type { ResourceType } from '@remit/policy/document';
import type { SaidItem } from '@remit/policy/words/item-sentence';
import type { Draft } from '../../draft/draft.ts';
import { Button } from '../../parts/button.tsx';
import { FormPane } from './form-pane.tsx';
import type { RuleName } from './rule-address.ts';
import { useChoiceGround } from './use-choice-ground.ts';
import type { RuleEdits } from './use-rule-edits.ts';

const currenciesBeside = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'DKK', 'PLN', 'JPY', 'BRL'] as const;

interface RuleFormProps {
  readonly name: RuleName;
  readonly item: SaidItem;
  readonly draft: Draft;
  /** What it is about, and what those types have in common; null where they have nothing. */
  readonly types: readonly ResourceType[];
  readonly type: ResourceType | null;
  readonly folders: readonly string[];
  /** Whether the text beside it is none that a form could show. */
  readonly broken: boolean;
  readonly edits: RuleEdits;
  /** What is being typed as text is given up. */
  readonly onForm: () => void;
}

/** The form of a rule, where a form can say it; the text beside it can say all. */
export function RuleForm(props: RuleFormProps) {
  const { name, item, draft, types, type, folders, broken, edits, onForm } = props;
  const t = useTranslations('rules');
  const choice = useChoiceGround();
  const [only, ...others] = types;
  return (
    <>
      {broken ? (
        <div role="status" className="mb-3 rounded-md bg-warn-tint px-3 py-2 text-warn">
          <p>{t('readOnlyForm')}</p>
          <Button className="mt-2" onClick={onForm}>
            {t('takeForm')}
          </Button>
        </div>
      ) : null}
      {type === null && item.kind !== 'exclusion' ? (
        <p className="text-ink-2">{t('asText')}</p>
      ) : (
        <FormPane
          item={item}
          document={draft.document}
          ground={{
            ...choice,
            type: type ?? { name: '', label: '', fields: [], actions: [], history: false },
            currencies: [...new Set([choice.currency, ...currenciesBeside])],
            folders,
            locked: broken || !draft.edit.allowed,
          }}
          edit={draft.edit}
          onChange={(next) => {
            onForm();
            edits.set(next);
          }}
          onExtract={
            only === undefined || others.length > 0 || name.kind === 'set'
              ? undefined
              : (condition) => edits.extract(condition, only.name)
          }
        />
      )}
    </>
  );
}
