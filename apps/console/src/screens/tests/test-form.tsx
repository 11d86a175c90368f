import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { actionsOf } from '@remit/policy/catalog';
import type { ChoiceGround } from '@remit/policy/condition-choices';
import { startingSide } from '@remit/policy/condition-choices';
import type {
  FieldDeclaration,
  PolicyDocument,
  PolicyTest,
  ResourceType,
  TestValue,
} from '@remit/policy/document';
import { isPath } from '@remit/policy/path';
import { SOMEBODY_ELSE } from '@remit/policy/suggest-tests';
import { valueForm, valueOf } from '@remit/policy/value-form';
import { valueOfField } from '@remit/policy/value-of-field';
import { Button } from '../../parts/button.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { FormGroundProvider } from '../rules/form-ground.ts';
import { ValueInput } from '../rules/value-input.tsx';

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
          <Given
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
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button submits look="primary">
          {t('add')}
        </Button>
      </div>
    </form>
  );
}

function emptyTest({ resources, roles }: PolicyDocument): PolicyTest {
  return {
    name: '',
    subject: { kind: 'made-up', roles: roles.slice(0, 1).map(({ name }) => ({ role: name, folder: '/' })) },
    type: resources[0]?.name ?? '',
    folder: '/',
    attributes: {},
    expect: { kind: 'decision', outcome: 'allow', action: 'read' },
  };
}

/** The test about another type, which may have neither the fields nor the action. */
function onType(test: PolicyTest, name: string, { resources }: PolicyDocument): PolicyTest {
  const type = resources.find((each) => each.name === name);
  if (type === undefined) return test;
  const { history: _, ...rest } = test;
  const action =
    test.expect.kind === 'decision' && actionsOf(type).includes(test.expect.action)
      ? test.expect.action
      : 'read';
  const outcome = test.expect.kind === 'decision' ? test.expect.outcome : 'allow';
  return { ...rest, type: name, attributes: {}, expect: { kind: 'decision', outcome, action } };
}

interface PathFieldProps {
  readonly label: string;
  readonly optional?: string;
  readonly path: string;
  readonly folders: readonly string[];
  readonly onChange: (path: string) => void;
}

function PathField({ label, optional, path, folders, onChange }: PathFieldProps) {
  const t = useTranslations('tests');
  const bad = path === '' ? optional === undefined : !isPath(path);
  return (
    <Field label={label} {...(optional === undefined ? {} : { optional })} error={bad ? t('pathBad') : null}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            value={path}
            list={`${wiring.id}-paths`}
            autoComplete="off"
            onChange={({ target }) => onChange(target.value)}
            className={inputLook}
          />
          <datalist id={`${wiring.id}-paths`}>
            {folders.slice(0, 200).map((folder) => (
              <option key={folder} value={folder}>
                {folder}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

interface GivenProps {
  readonly type: ResourceType;
  readonly ground: ChoiceGround;
  readonly attributes: PolicyTest['attributes'];
  readonly onChange: (attributes: PolicyTest['attributes']) => void;
}

/** What the record holds; a field that is not named is missing. */
function Given({ type, ground, attributes, onChange }: GivenProps) {
  const t = useTranslations('tests');
  const given = type.fields.filter(({ name }) => Object.hasOwn(attributes, name));
  const others = type.fields.filter(({ name }) => !Object.hasOwn(attributes, name));
  const begin = (field: FieldDeclaration): TestValue => {
    if (field.type === 'member') return { type: 'subject' };
    const side = startingSide({ kind: 'fact', of: 'resource', name: field.name }, type, ground);
    const value = side.kind === 'value' ? valueOf(side.value) : null;
    if (value !== null) return valueOfField(value, field.type);
    return field.type === 'instant' ? { type: 'instant', value: 0 } : { type: 'department', value: '/' };
  };
  return (
    <div className="flex flex-col gap-2">
      <span className="font-medium">{t('given')}</span>
      {given.map((field) => (
        <div key={field.name} className="flex items-start gap-2">
          <span className="w-32 shrink-0 pt-1.5">{field.label}</span>
          <GivenValue
            field={field}
            value={attributes[field.name] ?? null}
            onChange={(value) => onChange({ ...attributes, [field.name]: value })}
          />
          <IconButton
            label={t('removeField', { field: field.label })}
            onClick={() =>
              onChange(Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== field.name)))
            }
          >
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      {others.length === 0 ? null : (
        <SelectBox
          aria-label={t('addField')}
          value=""
          onChange={({ target }) => {
            const field = others.find(({ name }) => name === target.value);
            if (field !== undefined) onChange({ ...attributes, [field.name]: begin(field) });
          }}
          className="w-48"
        >
          <option value="">{t('addField')}</option>
          {others.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </SelectBox>
      )}
    </div>
  );
}

const ANOTHER: TestValue = { type: 'member', value: SOMEBODY_ELSE };

interface GivenValueProps {
  readonly field: FieldDeclaration;
  readonly value: TestValue;
  readonly onChange: (value: TestValue) => void;
}

function GivenValue({ field, value, onChange }: GivenValueProps) {
  const t = useTranslations('tests');
  if (field.type === 'member')
    return (
      <SelectBox
        aria-label={field.label}
        value={value?.type === 'subject' ? 'self' : 'another'}
        onChange={({ target }) => onChange(target.value === 'self' ? { type: 'subject' } : ANOTHER)}
        className="flex-1"
      >
        <option value="self">{t('self')}</option>
        <option value="another">{t('another')}</option>
      </SelectBox>
    );
  if (value === null || value.type === 'subject')
    return <span className="flex-1 pt-1.5">{t('nothing')}</span>;
  return (
    <ValueInput
      label={field.label}
      form={valueForm(value)}
      beside={field}
      onChange={(form) => {
        const next = valueOf(form);
        if (next !== null) onChange(valueOfField(next, field.type));
      }}
    />
  );
}
