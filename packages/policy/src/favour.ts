import type { ConditionPart } from './condition-parts.ts';
import type { PolicyDocument, ResourceType } from './document.ts';
import { actionsOf } from './catalog.ts';
import { partsOf } from './condition-parts.ts';
import { conditionsOf } from './validate/validate-size.ts';

/**
 * What the history of a record says beside what was done to it: whoever had something of its type approved of late by
 * somebody who asks in it took a favour. It is reckoned, never stored and never granted. Source: threats.md A8.
 */
export const FAVOUR = 'favour';

/** How long one is remembered where a rule says nothing else. */
const FAVOUR_DAYS = 30;

const OTHER_DAYS = /^favour_([1-9][0-9]{0,3})_days$/u;

/**
 * For how many days a favour is remembered under the name that a rule gives it: `favour`, or `favour_90_days`.
 * @returns null for what is no favour
 */
export function favourDays(action: string): number | null {
  if (action === FAVOUR) return FAVOUR_DAYS;
  const days = OTHER_DAYS.exec(action)?.[1];
  return days === undefined ? null : Number(days);
}

/**
 * A resource type as a compiled policy has it. Records are read by no other: one of a document says nothing of favours,
 * and a decision on what was read without them would let everything through.
 */
export interface FavouredType extends ResourceType {
  /** The favours that decisions on records of it ask for, by name: reading one brings them along. */
  readonly favours: readonly string[];
}

/** Whether records of a type are to be read with the favours in their history. */
export const bringsFavours = ({ favours }: FavouredType): boolean => favours.length > 0;

/** What a history of a type may say, for whoever asks it. */
export const recordedActions = (type: ResourceType): readonly string[] =>
  type.history ? [...actionsOf(type), FAVOUR] : actionsOf(type);

/** Whether a history of a type may say something: an action of it, or a favour of however many days. */
export const isRecorded = (type: ResourceType, action: string): boolean =>
  recordedActions(type).includes(action) || (type.history && favourDays(action) !== null);

/** The type, with favours where it keeps a history that can tell of them. */
export const favoured = (type: ResourceType, favours: readonly string[]): FavouredType => ({
  ...type,
  favours: type.history ? favours : [],
});

/** The types of a document and others beside them, each with the favours that anything asked of its records asks for. */
export function favouredTypes(
  document: PolicyDocument,
  others: readonly ResourceType[],
): readonly FavouredType[] {
  const asked = favoursAsked(document);
  return [...document.resources, ...others].map((type) =>
    favoured(type, [
      ...new Set(asked.filter(({ on }) => on === null || on.includes(type.name)).map(({ favour }) => favour)),
    ]),
  );
}

/** The favours that anything in a document asks for, and of records of which types; null where that may be any. */
function favoursAsked(
  document: PolicyDocument,
): readonly { readonly favour: string; readonly on: readonly string[] | null }[] {
  const actions = [
    ...document.exclusions.flatMap((each) =>
      each.kind === 'actions' ? each.actions.map((action) => ({ favour: action, on: [each.on] })) : [],
    ),
    ...[...conditionsOf(document)].flatMap(({ condition, on }) =>
      condition === undefined ? [] : tookIn(condition).map((favour) => ({ favour, on })),
    ),
  ];
  return actions.filter(({ favour }) => favourDays(favour) !== null);
}

const tookIn = (part: ConditionPart): readonly string[] =>
  part.kind === 'took' ? [part.action] : partsOf(part).flatMap(tookIn);
