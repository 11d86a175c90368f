import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { actionsOf } from '@remit/policy/catalog';
import type { ChoiceGround } from '@remit/policy/condition-choices';
import type { PolicyDocument, PolicyTest } from '@remit/policy/document';
import { isPath } from '@remit/policy/path';
import { Button } from '../../parts/button.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { FormGroundProvider } from '../rules/form-ground.ts';
import { emptyTest, onType } from './empty-test.ts';
import { GivenFields } from './given-fields.tsx';
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

type Decision = Extract<PolicyTest['expect'], { kind: 'decision' }>;

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
  const now =
    draft.subject.kind === 'member'
      ? null
      : came === 'allow' || came === 'deny'
        ? came
        : came === null
          ? 'other'
          : null;
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
      <Field label={t('name')} error={tried && !named ? t('nameEmpty') : null}>
        {(wiring) => (
          <input
            {...wiring}
            value={draft.name}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => setDraft({ ...draft, name: target.value })}
            className={inputLook}
          />
        )}
      </Field>
      {subject.kind === 'made-up' ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('role')}>
            {(wiring) => (
              <SelectBox
                {...wiring}
                value={subject.roles[0]?.role ?? ''}
                onChange={({ target }) =>
                  setDraft({
                    ...draft,
                    subject: {
                      ...subject,
                      roles: [{ role: target.value, folder: subject.roles[0]?.folder ?? '/' }],
                    },
                  })
                }
              >
                {document.roles.map(({ name, label }) => (
                  <option key={name} value={name}>
                    {label ?? name}
                  </option>
                ))}
              </SelectBox>
            )}
          </Field>
          <PathField
            label={t('held')}
            path={subject.roles[0]?.folder ?? '/'}
            folders={folders}
            onChange={(folder) =>
              setDraft({
                ...draft,
                subject: { ...subject, roles: subject.roles.map((held) => ({ ...held, folder })) },
              })
            }
          />
          <PathField
            label={t('department')}
            optional={t('optional')}
            path={subject.department ?? ''}
            folders={folders}
            onChange={(path) => {
              const { department: _, ...rest } = subject;
              setDraft({ ...draft, subject: path === '' ? rest : { ...rest, department: path } });
            }}
          />
        </div>
      ) : (
        <p>{t('asMember', { email: subject.email })}</p>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('type')}>
          {(wiring) => (
            <SelectBox
              {...wiring}
              value={draft.type}
              onChange={({ target }) => setDraft(onType(draft, target.value, document))}
            >
              {document.resources.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </SelectBox>
          )}
        </Field>
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
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('action')}>
            {(wiring) => (
              <SelectBox
                {...wiring}
                value={expect.action}
                onChange={({ target }) => setDraft({ ...draft, expect: { ...expect, action: target.value } })}
              >
                {actionsOf(type).map((action) => (
                  <option key={action}>{action}</option>
                ))}
              </SelectBox>
            )}
          </Field>
          <Field label={t('outcome')}>
            {(wiring) => (
              <SelectBox
                {...wiring}
                value={expect.outcome}
                onChange={({ target }) => {
                  const outcome: Decision['outcome'] = target.value === 'allow' ? 'allow' : 'deny';
                  setDraft({ ...draft, expect: { ...expect, outcome } });
                }}
              >
                {(['allow', 'deny'] as const).map((outcome) => (
                  <option key={outcome} value={outcome}>
                    {t(`outcomes.${outcome}`)}
                  </option>
                ))}
              </SelectBox>
            )}
          </Field>
        </div>
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
