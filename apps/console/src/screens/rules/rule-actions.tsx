import { useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SaidItem } from '@remit/policy/words/item-sentence';
import type { Draft } from '../../draft/draft.ts';
import { addItem, freeName, isName, removeItem, renameItem } from '../../draft/edit-item.ts';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import type { RuleName } from './rule-address.ts';
import { ruleItem } from './rule-items.ts';

// It is asked for seldom, and the editor is the largest route there is.
const NameDialog = lazyDialog(async () => (await import('../../parts/dialogs/name-dialog.tsx')).NameDialog);

interface RuleActionsProps {
  readonly name: RuleName;
  readonly item: SaidItem;
  readonly draft: Draft;
  /** Edits the draft, and says why where it is refused. */
  readonly change: (edit: Parameters<Draft['change']>[0]) => boolean;
  /** Called with the key that the rule, or the copy of it, has now. */
  readonly onRenamed: (key: string) => void;
}

/** What is done with a rule as a whole: another name, a copy, or its end. */
export function RuleActions({ name, item, draft, change, onRenamed }: RuleActionsProps) {
  const t = useTranslations('rules');
  const { tenant } = useMe();
  const toast = useToast();
  const navigate = useNavigate();
  const [renaming, setRenaming] = useState(false);
  const { document, edit } = draft;
  const taken = (key: string): boolean => ruleItem(document, { ...name, key }) !== null && key !== name.key;
  const duplicate = (): void => {
    const key = freeName(document, name.kind, name.key);
    if (change((before) => addItem(before, name.kind, { ...item.entry, name: key }))) onRenamed(key);
  };
  const remove = (): void => {
    if (!change((before) => removeItem(before, name))) return;
    toast(t('removed', { name: name.key }));
    void navigate({
      to: '/t/$tenant/access/rules',
      params: { tenant: tenant.slug },
      search: (before) => ({ draft: before.draft }),
    });
  };
  return (
    <>
      <GuardedButton guard={edit} onPress={() => setRenaming(true)} asked={{ title: t('rename') }}>
        {t('rename')}
      </GuardedButton>
      <GuardedButton guard={edit} onPress={duplicate} asked={{ title: t('duplicate') }}>
        {t('duplicate')}
      </GuardedButton>
      <GuardedButton guard={edit} look="danger" onPress={remove} asked={{ title: t('remove') }}>
        {t('remove')}
      </GuardedButton>
      {renaming ? (
        <Suspense>
          <NameDialog
            title={t('renameTitle', { name: name.key })}
            label={t('name')}
            name={name.key}
            longest={80}
            hint={() => t('nameHint')}
            refuse={(key) => (isName(key) ? (taken(key) ? t('nameTaken') : null) : t('nameBad'))}
            action={t('rename')}
            onName={(key) => {
              setRenaming(false);
              if (key !== name.key && change((before) => renameItem(before, name, key))) onRenamed(key);
            }}
            onClose={() => setRenaming(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
