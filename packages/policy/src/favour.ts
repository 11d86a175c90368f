import type { ConditionPart } from './condition-parts.ts';
import type { PolicyDocument, ResourceType } from './document.ts';
import { actionsOf } from './catalog.ts';
import { partsOf } from './condition-parts.ts';
import { conditionsOf } from './validate-size.ts';

/**
 * What the history of a record says beside what was done to it: whoever had something of its type approved of late by
 * somebody who asks in it took a favour. It is reckoned, never stored and never granted. Source: threats.md A8.
 */
export const FAVOUR = 'favour';

/** How long one is remembered. */
export const FAVOUR_DAYS = 30;

/**
 * A resource type as a compiled policy has it. Records are read by no other: one of a document says nothing of favours,
 * and a decision on what was read without them would let everything through.
 */
export interface FavouredType extends ResourceType {
  /** Decisions under the policy ask for favours, so that reading a record of it brings them along. */
  readonly favours: boolean;
}

/** Whether records of a type are to be read with the favours in their history. */
export const bringsFavours = ({ favours }: FavouredType): boolean => favours;

/** What a history of a type may say, for whoever asks it. */
export const recordedActions = (type: ResourceType): readonly string[] =>
  type.history ? [...actionsOf(type), FAVOUR] : actionsOf(type);

/** The type, marked where it keeps a history that can tell of favours. */
export const favoured = (type: ResourceType): FavouredType => ({ ...type, favours: type.history });

/** The types of a document and others beside them, marked where anything in the document asks for favours. */
export function favouredTypes(
  document: PolicyDocument,
  others: readonly ResourceType[],
): readonly FavouredType[] {
  const asked = asksForFavours(document);
  return [...document.resources, ...others].map((type) => ({ ...type, favours: asked && type.history }));
}

function asksForFavours(document: PolicyDocument): boolean {
  for (const each of document.exclusions)
    if (each.kind === 'actions' && each.actions.includes(FAVOUR)) return true;
  for (const { condition } of conditionsOf(document))
    if (condition !== undefined && tookFavour(condition)) return true;
  return false;
}

const tookFavour = (part: ConditionPart): boolean =>
  part.kind === 'took' ? part.action === FAVOUR : partsOf(part).some(tookFavour);
