import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ChoiceGround } from '@remit/policy/condition-choices';
import type { PolicyDocument, PolicyTest } from '@remit/policy/document';
import { isPath } from '@remit/policy/path';
import { Button } from '../../parts/button.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { FormGroundProvider } from '../rules/form-ground.ts';
import { emptyTest, onType } from './empty-test.ts';
import { ExpectedDecision } from './expected-decision.tsx';
import { GivenFields } from './given-fields.tsx';
import { MadeUpSubject } from './made-up-subject.tsx';
import { PathField } from './path-field.tsx';

interface TestFormProps {
  readonly document: PolicyDocument;
  readonly ground: ChoiceGround;
  readonly folders: readonly string[];
  /** What it begins with; null for an empty one. */
  readonly initial: PolicyTest | null;
  /** What would come of a test now; null where it cannot be asked. */
  readonly cameOf: (test: PolicyTest) => string | null;
  readonly onMake: (test: PolicyTest) => void;
  readonly onCancel: () => void;
}

/** One question with its answer: who, about what record, doing what. What comes of it now stands beside it. */
export function TestForm({ document, ground, folders, initial, cameOf, onMake, onCancel }: TestFormProps) {
  const t = useTranslations('tests');
  const [draft, setDraft] = useState<PolicyTest>(() => initial ?? emptyTest(document));
  const [tried, setTried] = useState(false);
  const type = document.resources.find(({ name }) => name === draft.type);
  const named = draft.name.trim() !== '' && document.tests.every(({ name }) => name !== draft.name.trim());
  const paths = [
    draft.folder,
    ...(draft.subject.kind === 'made-up'
      ? [...draft.subject.roles.map(({ folder }) => folder), draft.subject.department ?? '/']
      : []),
  ].every(isPath);
  const test: PolicyTest = { ...draft, name: draft.name.trim() };
  const came = paths ? cameOf({ ...test, name: 'asked now' }) : null;
  // Of a member the server knows the answer, once the test is in the draft.
  const now = draft.subject.kind === 'member' ? null : outcomeNow(came);
  const { expect, subject } = draft;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (named && paths) onMake(test);
        else setTried(true);
      }}
    >
      <TextField
        label={t('name')}
        error={tried && !named ? t('nameEmpty') : null}
        value={draft.name}
        maxLength={200}
        autoComplete="off"
        onChange={(name) => setDraft({ ...draft, name })}
      />
      {subject.kind === 'made-up' ? (
        <MadeUpSubject
          subject={subject}
          roles={document.roles}
          folders={folders}
          onChange={(next) => setDraft({ ...draft, subject: next })}
        />
      ) : (
        <p>{t('asMember', { email: subject.email })}</p>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label={t('type')}
          choices={document.resources.map(({ name, label }) => [name, label])}
          chosen={draft.type}
          onChoose={(chosen) => setDraft(onType(draft, chosen, document))}
        />
        <PathField
          label={t('folder')}
          path={draft.folder}
          folders={folders}
          onChange={(folder) => setDraft({ ...draft, folder })}
        />
      </div>
      {type === undefined ? null : (
        <FormGroundProvider
          value={{ ...ground, type, currencies: [ground.currency], folders, locked: false }}
        >
          <GivenFields
            type={type}
            ground={ground}
            attributes={draft.attributes}
            onChange={(attributes) => setDraft({ ...draft, attributes })}
          />
        </FormGroundProvider>
      )}
      {expect.kind === 'decision' && type !== undefined ? (
        <ExpectedDecision
          expected={expect}
          type={type}
          onChange={(next) => setDraft({ ...draft, expect: next })}
        />
      ) : null}
      {now === null ? null : (
        <p role="status" className="text-ink-2">
          {t('now', { outcome: t(`outcomeNow.${now}`) })}
        </p>
      )}
      <DialogActions onCancel={onCancel}>
        <Button submits look="primary">
          {t('add')}
        </Button>
      </DialogActions>
    </form>
  );
}

/** What comes of a test, as it is said; null where nothing can be. */
function outcomeNow(came: string | null): 'allow' | 'deny' | 'other' | null {
  if (came === null) return 'other';
  return came === 'allow' || came === 'deny' ? came : null;
}
