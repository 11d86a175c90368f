import { includedRoles } from '../../draft/cell-state.ts';
import { fieldRuleShows, fieldRuleOf, fieldState, type FieldSetting } from '../../draft/field-state.ts';
import { grantsOn } from '../../draft/grant-reach.ts';
import type { FieldDeclaration, PolicyDocument, ResourceType, Role } from '@remit/policy/document';

/** What a role gets of a field: by a rule, because there is none, or not at all, since it does not read the type. */
export interface FieldCell {
  readonly state: FieldSetting | 'open' | 'away';
  /** An included role that gives more than the role's own entry; null where none does. */
  readonly through: string | null;
}

/** Whether a role reads a type in some folder, by itself or by what it includes. */
export function readsType(document: PolicyDocument, role: Role, type: ResourceType): boolean {
  return [role, ...includedRoles(document, role)].some((each) => {
    const scoped = document.folderScopes.filter((scope) => scope.role === each.name);
    return [each.grants, ...scoped.map(({ grants }) => grants)].some(
      (grants) => grantsOn(document, { ...each, grants }, type, 'read').length > 0,
    );
  });
}

type FieldCells = (role: Role, type: ResourceType, field: string) => FieldCell;

// Cells are drawn again and again.
const asked = new WeakMap<PolicyDocument, FieldCells>();

/** Answers for every cell of one document; what was asked is remembered for as long as the document is. */
export function fieldCells(document: PolicyDocument): FieldCells {
  const answers = asked.get(document) ?? answersOf(document);
  asked.set(document, answers);
  return answers;
}

function answersOf(document: PolicyDocument): FieldCells {
  const reading = new Map<string, boolean>();
  const known = new Map<string, FieldCell>();
  const reads = (role: Role, type: ResourceType): boolean => {
    const key = `${role.name} ${type.name}`;
    const found = reading.get(key) ?? readsType(document, role, type);
    reading.set(key, found);
    return found;
  };
  return (role, type, field) => {
    const key = `${role.name} ${type.name} ${field}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const { setting, ruled, through } = fieldState(document, role, type.name, field);
    // An entry of a rule counts for whoever reads the type through another role, so it shows even where this one does not.
    const named = ruled && setting !== 'hidden';
    const cell: FieldCell =
      !reads(role, type) && !named
        ? { state: 'away', through: null }
        : { state: ruled ? setting : 'open', through };
    known.set(key, cell);
    return cell;
  };
}

/** Whether a rule hides a field from everybody. */
export function isBlind(document: PolicyDocument, type: string, { name }: FieldDeclaration): boolean {
  const rule = fieldRuleOf(document, type, name);
  return rule !== undefined && !fieldRuleShows(rule);
}

/** What follows a setting when a cell is cycled. */
export function nextSetting(state: FieldCell['state'], text: boolean): FieldSetting {
  switch (state) {
    case 'hidden':
    case 'away':
      return text ? 'masked' : 'visible';
    case 'masked':
      return 'visible';
    case 'visible':
      return 'editable';
    case 'editable':
    case 'open':
      return 'hidden';
    default:
      return state satisfies never;
  }
}
