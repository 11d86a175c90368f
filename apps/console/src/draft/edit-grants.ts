import { actionsOf } from '@remit/policy/catalog';
import type { Grant, PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import type { EditOutcome } from './edit-outcome.ts';
import { grantedActions, grantsOn, reachOf, typesOf } from './grant-reach.ts';
import { carriesConditions, grantShape } from './grant-shape.ts';

/** Sets one cell of a role: an action on a type. */
export interface GrantEdit {
  readonly kind: 'grant';
  readonly role: string;
  readonly type: string;
  readonly action: string;
  readonly to: 'none' | 'all' | 'own';
  /** Must be said when `none` takes away a grant that carries a limit or a condition. */
  readonly withConditions?: 'removed';
}

/**
 * The document after the edit. Grants that reach further than the cell are split, so that nothing else moves.
 * `all` and `own` stand beside a conditional grant and leave it; `none` removes one only when the edit says so.
 */
export function editGrant(document: PolicyDocument, edit: GrantEdit): EditOutcome {
  const role = document.roles.find(({ name }) => name === edit.role);
  if (role === undefined) return { ok: false, reason: `there is no role \`${edit.role}\`` };
  const outcome = setCell(document, role, edit);
  if (!outcome.ok) return outcome;
  return {
    ok: true,
    document: {
      ...document,
      roles: document.roles.map((candidate) => (candidate === role ? outcome.role : candidate)),
    },
  };
}

/** A role after an edit of one of its cells, or why it was not made. */
export type CellOutcome =
  | { readonly ok: true; readonly role: Role }
  | { readonly ok: false; readonly refused: CellRefusal; readonly reason: string };

/** `absent`: there is no such cell; `ownerless`: nothing is anybody's own; `conditional`: a condition would be lost. */
export type CellRefusal = 'absent' | 'ownerless' | 'conditional';

/** What `editGrant` does to the role, for whoever edits many cells of it in one go. */
export function setCell(
  document: PolicyDocument,
  role: Role,
  edit: Pick<GrantEdit, 'type' | 'action' | 'to' | 'withConditions'>,
): CellOutcome {
  const no = (refused: CellRefusal, reason: string): CellOutcome => ({ ok: false, refused, reason });
  const type = typesOf(document).find(({ name }) => name === edit.type);
  if (type === undefined) return no('absent', `there is no resource type \`${edit.type}\``);
  if (!actionsOf(type).includes(edit.action)) {
    return no('absent', `\`${edit.type}\` has no action \`${edit.action}\``);
  }
  if (edit.to === 'own' && type.owner === undefined) {
    return no('ownerless', `\`${edit.type}\` has no owner, so nothing of it is anybody's own`);
  }
  const conditional = grantsOn(document, role, type, edit.action).some(carriesConditions);
  if (edit.to === 'none' && conditional && edit.withConditions !== 'removed') {
    return no('conditional', 'the grant carries a condition, which would be lost: say so to remove it');
  }
  const removes = (grant: Grant): boolean => edit.to === 'none' || !carriesConditions(grant);
  const kept = role.grants.flatMap((grant) =>
    removes(grant) ? withoutCell(document, role, grant, type, edit.action) : [grant],
  );
  const grants = edit.to === 'none' ? kept : withCell(kept, type.name, edit.action, edit.to);
  return { ok: true, role: { ...role, grants } };
}

/** The grant without one action on one type: its other types keep every action, this type keeps the others. */
function withoutCell(
  document: PolicyDocument,
  role: Role,
  grant: Grant,
  type: ResourceType,
  action: string,
): readonly Grant[] {
  const reach = reachOf(document, role, grant);
  const actions = grantedActions(grant, type);
  if (!reach.includes(type.name) || !actions.includes(action)) return [grant];
  const others = reach.filter((name) => name !== type.name);
  const rest = actions.filter((name) => name !== action);
  return [
    ...(others.length > 0 ? [{ ...grant, on: others }] : []),
    ...(rest.length > 0 ? [{ ...grant, actions: rest, on: [type.name] }] : []),
  ];
}

function withCell(
  grants: readonly Grant[],
  type: string,
  action: string,
  to: 'all' | 'own',
): readonly Grant[] {
  // A grant of one module would not carry the action over to a type of another.
  const home = grants.find(
    (grant) =>
      grant.on?.length === 1 &&
      grant.on[0] === type &&
      grantShape(grant) === to &&
      (grant.qualifiers ?? []).every(({ kind }) => kind !== 'module'),
  );
  if (home !== undefined) {
    return grants.map((grant) =>
      grant === home ? { ...grant, actions: [...grant.actions, action] } : grant,
    );
  }
  const added: Grant = { actions: [action], on: [type] };
  return [...grants, to === 'own' ? { ...added, qualifiers: [{ kind: 'own' }] } : added];
}
