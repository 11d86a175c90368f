import { useNavigate } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyDocument, PolicyTest } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { addItem, freeName, renameItem, setItem } from '../../draft/edit-item.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { lazyDialog, lazyPart } from '../../parts/lazy-part.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { ruleAddress } from '../rules/rule-address.ts';
import type { MadeItem } from '../rules/rule-templates.ts';
import type { useChoiceGround } from '../rules/use-choice-ground.ts';
import type { usePolicyNames } from '../rules/use-policy-names.ts';
import type { useMadeUpEngine } from './use-made-up-engine.ts';

// What is opened on the page comes when it is.
const NewRuleDialog = lazyDialog(async () => (await import('../rules/new-rule-dialog.tsx')).NewRuleDialog);
const SuggestDialog = lazyDialog(async () => (await import('./suggest-dialog.tsx')).SuggestDialog);
const TestForm = lazyPart(async () => (await import('./test-form.tsx')).TestForm);
const TestTextDialog = lazyDialog(async () => (await import('./test-text-dialog.tsx')).TestTextDialog);

/** What is opened on the page of tests. */
export type OpenOnTests =
  | { readonly kind: 'new'; readonly test: PolicyTest | null }
  | { readonly kind: 'text'; readonly name: string }
  | { readonly kind: 'suggest' }
  | { readonly kind: 'guard' };

interface TestsDialogsProps {
  readonly opened: OpenOnTests | null;
  readonly document: PolicyDocument;
  readonly published: PolicyDocument;
  readonly ground: ReturnType<typeof useChoiceGround>;
  readonly folders: readonly string[];
  readonly names: ReturnType<typeof usePolicyNames>;
  readonly engine: ReturnType<typeof useMadeUpEngine>;
  /** Edits the draft, and says why where it is refused. */
  readonly change: (edit: Parameters<Draft['change']>[0]) => boolean;
  readonly onClose: () => void;
}

/** Whatever is opened on the page of tests, and what becomes of it. */
export function TestsDialogs(props: TestsDialogsProps) {
  const { opened, document, published, ground, folders, names, engine, change, onClose: close } = props;
  const { suggest } = engine;
  const t = useTranslations('tests');
  const { tenant } = useMe();
  const navigate = useNavigate();
  const changeAndClose = (edit: Parameters<Draft['change']>[0]): void => {
    if (change(edit)) close();
  };
  const makeGuard = ({ kind, entry }: MadeItem): void => {
    const name = freeName(document, kind, entry.name);
    if (!change((before) => addItem(before, kind, { ...entry, name }))) return;
    void navigate({
      to: '/t/$tenant/access/rules/$rule',
      params: { tenant: tenant.slug, rule: ruleAddress({ kind, key: name }) },
      search: (before) => ({ draft: before.draft }),
    });
  };
  return (
    <Suspense>
      {opened?.kind === 'new' ? (
        <Dialog open title={opened.test === null ? t('new') : t('fromQuestion')} onClose={close}>
          <TestForm
            document={document}
            ground={ground}
            folders={folders}
            initial={opened.test}
            cameOf={(test) => engine.run({ ...document, tests: [test] })?.runs.get(test.name)?.came ?? null}
            onMake={(test) => changeAndClose((before) => addItem(before, 'test', test))}
            onCancel={close}
          />
        </Dialog>
      ) : null}
      {opened?.kind === 'text' ? (
        <TestTextDialog
          name={opened.name}
          document={document}
          folders={folders}
          onClose={close}
          onSave={(name, content) => {
            const item = { kind: 'test', key: opened.name } as const;
            changeAndClose((before) => {
              const renamed = name.key === item.key ? null : renameItem(before, item, name.key);
              if (renamed !== null && !renamed.ok) return renamed;
              return setItem(renamed === null ? before : renamed.document, name, content);
            });
          }}
        />
      ) : null}
      {opened?.kind === 'suggest' ? (
        <SuggestDialog
          suggest={suggest === null ? null : () => suggest(document)}
          failed={engine.error}
          onRetry={engine.retry}
          names={names}
          onClose={close}
          onTake={(tests) =>
            changeAndClose((before) =>
              tests.reduce<EditOutcome>(
                (outcome, test) => (outcome.ok ? addItem(outcome.document, 'test', test) : outcome),
                { ok: true, document: before },
              ),
            )
          }
        />
      ) : null}
      {opened?.kind === 'guard' ? (
        <NewRuleDialog
          document={published}
          ground={ground}
          initial="guard"
          onMake={makeGuard}
          onClose={close}
        />
      ) : null}
    </Suspense>
  );
}
