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

/** A resource type as a compiled policy has it. */
export interface FavouredType extends ResourceType {
  /** Decisions under the policy ask for favours, so that reading a record of it brings them along. */
  readonly favours?: true;
}

/** Whether records of a type are to be read with the favours in their history. */
export const bringsFavours = ({ favours }: FavouredType): boolean => favours === true;

/** What a history of a type may say, for whoever asks it. */
export const recordedActions = (type: ResourceType): readonly string[] =>
  type.history ? [...actionsOf(type), FAVOUR] : actionsOf(type);

/** The type, marked where it keeps a history that can tell of favours. */
export const favoured = (type: ResourceType): FavouredType =>
  type.history ? { ...type, favours: true } : type;

/** The types of a document, marked where anything in it asks for favours. */
export function favouredTypes(document: PolicyDocument): readonly FavouredType[] {
  if (!asksForFavours(document)) return document.resources;
  return document.resources.map(favoured);
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
