import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import { isTypeName, type NewRequestType, requestFields, typeNameOf } from '../../draft/edit-request-type.ts';
import { fileName } from './asked-parts.ts';
import { answersOf, lacksAnswers, type TypedQuestion } from './typed-question.ts';

/** A new kind of request while it is described: what stands in the form, what is wrong with it, and the kind that it makes. */
export function useNewType(document: PolicyDocument) {
  const t = useTranslations('newType');
  const [first] = document.roles;
  const [entries, setEntries] = useState({
    label: '',
    /** As it is typed; null while it follows what people call it. */
    name: null as string | null,
    module: document.modules.at(0)?.name ?? '',
    amount: true,
    questions: [] as readonly TypedQuestion[],
    submitters: first?.name ?? '',
    deciders: first?.name ?? '',
    head: true,
  });
  const { module, amount, questions, submitters, deciders, head } = entries;
  const label = entries.label.trim();
  const name = entries.name ?? typeNameOf(entries.label);
  const full = `${module}.${name}`;
  const labelError = label === '' ? t('labelBad') : null;
  const taken = document.resources.some((type) => type.name === full);
  const nameError = isTypeName(name) ? (taken ? t('nameTaken', { name: full }) : null) : t('nameBad');
  const made = (): NewRequestType | null => {
    if (labelError !== null || nameError !== null || first === undefined || questions.some(lacksAnswers))
      return null;
    const asked = { module, name, label, amount, questions: [], submitters, deciders, head };
    return { ...asked, questions: questionsOf(questions, requestFields(asked)) };
  };
  return {
    entries,
    set: (change: Partial<typeof entries>): void => setEntries((before) => ({ ...before, ...change })),
    /** What the policy calls it: without its module, and with it. */
    short: name,
    full,
    labelError,
    nameError,
    rolesError: first === undefined ? t('roles') : null,
    made,
  };
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
