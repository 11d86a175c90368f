import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import { diffMove, type MovedMember } from '@remit/policy/compare/diff-move';
import { matches } from '@remit/policy/evaluate-row-filter';
import { type FolderMove, movedDirectory, movedPath } from '@remit/policy/folder-move';
import { isWithin } from '@remit/policy/path';
import { sameData } from '@remit/policy/same-data';
import { moduleOf, REMIT_MODULE } from '@remit/policy/catalog';
import { renewAskedIn } from '@remit/store/directory/access-requests';
import { writeAudit } from '@remit/store/audit/audit-log';
import { countInFolder, moveFolder as moveStored } from '@remit/store/directory/folders';
import { hashOf } from '@remit/store/secrets/hash-of';
import { moveKeptFolders } from '@remit/store/move/move-kept-folders';
import { brokenGuards } from '../changes/broken-guards.ts';
import { changeSentences } from '../changes/change-sentences.ts';
import { RemitError } from '../errors.ts';
import { pathInside, requireRoom } from './folders-change.ts';
import type { FolderMoveView } from './folders-views.ts';
import { rowsOf } from '../guard.ts';
import { happenedIn } from '../happened-in.ts';
import { knowDirectory } from '../known-directory.ts';
import { lastAdministrator } from '../last-administrator.ts';
import { moveWidens } from './move-widens.ts';
import { ofEverybody } from '../of-everybody.ts';
import { memberRecord } from '../people/people-search.ts';
import { requestTypes } from '../requests/request-types.ts';
import { requireFolder } from '../require/require-folder.ts';
import { saidOfMove } from './said-of-move.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A folder, and the one that it is to lie in. */
export interface MoveInput {
  readonly folder: string;
  readonly into: string;
}

const mostNamed = 50;
/** So much is said of each. */
const mostSaid = 3;

/** What is about to happen, once it is known that the asker may do it. */
interface ReadyMove {
  readonly move: FolderMove;
  readonly decision: DecisionInFull;
  readonly diffs: readonly MovedMember[];
  readonly unsaid: FolderMoveView['unsaid'];
  readonly effectHash: string;
}

/**
 * What moving a folder would mean for everybody, and why it would be refused. Changes nothing.
 * @throws RemitError as `moveFolder` does where it cannot be asked at all
 */
export async function previewMove(call: TenantCall, input: MoveInput): Promise<FolderMoveView> {
  const ready = readyToMove(call, input);
  const { move, diffs } = ready;
  const { policyVersion, directoryRevision } = call.standing;
  call.reads.push({
    ...happenedIn(call, ready.decision),
    action: 'access.explained',
    target: { type: 'remit.Member', id: null },
    outcome: 'allow',
    because: ready.decision.because,
    details: {
      policyVersion,
      directoryRevision,
      question: `what would moving ${move.from} to ${move.to} change?`,
    },
  });
  const explained = rowsOf(call, 'remit.Member', 'explain');
  const order = ['loses', 'changes', 'gains'] as const;
  const all = diffs.map((diff) => ({ diff, change: wholeChange(diff) }));
  const named = all
    .filter(({ diff: { member } }) => {
      const found = call.directory.member(member);
      return found !== null && matches(explained, memberRecord(found));
    })
    .toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change));
  const count = (change: (typeof order)[number]): number =>
    all.filter((each) => each.change === change).length;
  const types = call.policy.compiled.document.resources.filter(({ name }) => moduleOf(name) !== REMIT_MODULE);
  return {
    ...move,
    refusal: moveRefusal(call, ready),
    unsaid: ready.unsaid,
    folders: call.directory.directory.folders.filter((path) => isWithin(path, move.from)).length,
    records: await countInFolder(call.tx, types, move.from),
    gains: count('gains'),
    loses: count('loses'),
    changes: count('changes'),
    people: named.slice(0, mostNamed).flatMap(({ diff, change }) => {
      const person = call.directory.chip(diff.member);
      const sentences = changeSentences(call, saidOfMove(diff));
      if (person === null) return [];
      return [{ person, change, sentences: sentences.slice(0, mostSaid), total: sentences.length }];
    }),
    effectHash: ready.effectHash,
  };
}

/**
 * Moves a folder with all that is in it, with the tenant locked, if the effect is still the one that the asker accepted.
 * @throws RemitError `not-found` for a folder that the asker may not see; `forbidden` when they may not take it from here
 *   or put it there, or when it would break what every change must leave whole; `conflict` when the effect is another
 *   one by now, or something has that path; `invalid` for the root, and for a folder inside itself
 */
export async function moveFolder(
  call: TenantCall,
  { effectHash, ...input }: MoveInput & { readonly effectHash: string },
): Promise<{ readonly path: string }> {
  const ready = readyToMove(call, input);
  const { move } = ready;
  const folders = call.directory.directory.folders.filter((path) => isWithin(path, move.from)).length;
  const happened = (outcome: 'allow' | 'deny', because: readonly AuditReason[]): AuditEvent => ({
    ...happenedIn(call, ready.decision),
    action: 'folder.moved',
    target: { type: 'remit.Folder', id: move.from },
    outcome,
    because,
    before: { path: move.from },
    after: outcome === 'allow' ? { path: move.to } : null,
    details: { to: move.to, folders, effectHash },
  });
  const refused = (code: 'forbidden' | 'conflict', sentence: string): RemitError =>
    new RemitError(code, sentence, {
      sentences: [sentence],
      denial: happened('deny', [{ kind: 'state', because: sentence }]),
    });
  if (effectHash !== ready.effectHash) {
    throw refused('conflict', 'the effect is no longer the one you accepted; look at it again');
  }
  const refusal = moveRefusal(call, ready);
  if (refusal !== null) throw refused('forbidden', refusal);
  await moveStored(call.tx, move);
  await moveKeptFolders(call.tx, requestTypes(call), move);
  await renewAskedIn(call.tx, move.to);
  await writeAudit(call.tx, happened('allow', ready.decision.because));
  return { path: move.to };
}

function readyToMove(call: TenantCall, { folder, into }: MoveInput): ReadyMove {
  const decision = requireFolder(call, 'update', folder);
  // As for a record: a new folder also needs `create` there.
  requireFolder(call, 'create', into);
  if (folder === '/')
    throw new RemitError('invalid', '`folder`: the root holds everything and cannot be moved');
  if (isWithin(into, folder))
    throw new RemitError('invalid', '`into`: lies in the folder that is to be moved');
  const { directory } = call.directory;
  const move = { from: folder, to: pathInside(into, folder.slice(folder.lastIndexOf('/') + 1)) };
  const deepest = Math.max(
    0,
    ...directory.folders
      .filter((path) => isWithin(path, folder))
      .map((path) => path.slice(folder.length).split('/').length - 1),
  );
  requireRoom(call, move.to, deepest);
  const diffs = diffMove(call.policy.compiled, directory, move, ofEverybody(call));
  return {
    move,
    decision,
    diffs,
    unsaid: unsaidOf(call, move),
    effectHash: hashOf({ move, version: call.policy.published.version, diffs }),
  };
}

/** What roles mean in the folders that go, where the policy does not say the same of the paths that they get. */
function unsaidOf({ policy }: TenantCall, move: FolderMove): FolderMoveView['unsaid'] {
  const { folderScopes } = policy.compiled.document;
  return folderScopes
    .filter(({ folder }) => isWithin(folder, move.from))
    .filter(
      ({ folder, role, grants }) =>
        !folderScopes.some(
          (other) =>
            other.role === role && other.folder === movedPath(folder, move) && sameData(other.grants, grants),
        ),
    )
    .map(({ folder, role }) => ({ folder, role }));
}

/**
 * Why a move that the asker may make must not be made all the same; null when nothing speaks against it.
 * Source: semantics.md, "Change". Exclusions of roles hold anywhere in the tree, so no move can break one.
 */
function moveRefusal(call: TenantCall, { move, unsaid }: ReadyMove): string | null {
  const [first, ...others] = unsaid;
  if (first !== undefined) {
    const more = others.length === 0 ? '' : `, and so it is ${others.length} more times`;
    return `the policy says what \`${first.role}\` means in ${first.folder}, and not yet in ${movedPath(first.folder, move)}, where it would come to lie${more}; publish that first`;
  }
  if (moveWidens(call, move)) return 'nobody widens their own access; a second person must do this';
  const after = knowDirectory(movedDirectory(call.directory.directory, move));
  return (
    lastAdministrator(call, after) ??
    brokenGuards({ ...call, directory: after }, call.policy.compiled, {
      under: 'with this move',
      mend: 'choose another place',
    })
  );
}

/** How the whole changes for somebody: a loss anywhere is what the reader must not miss. */
function wholeChange({ regions }: MovedMember): 'gains' | 'loses' | 'changes' {
  const found = new Set<string>(
    regions.flatMap(({ diff }) => [...diff.actions, ...diff.fields].map(({ change }) => change)),
  );
  if (found.has('loses') || found.has('narrower')) return 'loses';
  return found.has('gains') || found.has('wider') ? 'gains' : 'changes';
}
