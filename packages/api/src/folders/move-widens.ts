import { diffMove } from '@remit/policy/compare/diff-move';
import { type FolderMove, movedDirectory } from '@remit/policy/folder-move';
import type { TenantCall } from '../tenant-call.ts';
import { dutiesAsked } from '../approvals/duties-asked.ts';
import { momentsFrom, turningPoints, validityBounds } from '../time/turning-points.ts';

/** More moments than this are not looked at one by one: such a move counts as one that widens. */
const mostMoments = 60;

/**
 * Whether a move gives its mover anything, through any account of theirs, now or at a moment that is set already,
 * whatever duties they meet. What cannot be told to be no more than before counts as more.
 * Source: semantics.md, "Change": nobody raises themselves.
 */
export function moveWidens(
  { policy, directory, environment, subject }: TenantCall,
  move: FolderMove,
): boolean {
  const { compiled } = policy;
  const accounts = directory.subjects().filter(({ member }) => member.person === subject.member.person);
  const members = accounts.map(({ member }) => member);
  const moments = momentsFrom(environment.now, [
    ...validityBounds({
      members,
      assignments: accounts.flatMap(({ assignments }) => assignments.map(({ assignment }) => assignment)),
    }),
    ...turningPoints([compiled.document, ...members], environment.timeZone),
  ]);
  if (moments.length > mostMoments) return true;
  // The way back, because `narrower` also stands for "some come, others go": what goes back is what the move gave.
  const after = movedDirectory(directory.directory, move);
  const back = { from: move.to, to: move.from };
  const only = new Set(members.map(({ id }) => id));
  const duties = dutiesAsked([compiled]);
  return moments.some((now) =>
    duties.some((met) =>
      diffMove(compiled, after, back, { ...environment, now, met, open: true }, only).some(({ regions }) =>
        regions.some(
          ({ diff: { actions, fields } }) =>
            actions.some(({ change }) => change === 'loses' || change === 'narrower') ||
            fields.some(({ change }) => change === 'loses' || change === 'changes'),
        ),
      ),
    ),
  );
}
