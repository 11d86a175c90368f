import { changedItems } from '@remit/policy/draft/changed-items';
import { matches } from '@remit/policy/evaluate-row-filter';
import { periodStanding, standingProblem } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import { folderRecord } from '../folders/folder-record.ts';
import { rowsOf } from '../guard.ts';
import { memberRecord } from '../people/people-search.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { MomentView } from './time-views.ts';

/** The moment that a call is about, and how much is otherwise now. Of now itself nothing is. */
export function compareMoment(call: TenantCall): MomentView {
  const now = call.present ?? call;
  const { published } = call.policy;
  return {
    at: call.standing.now,
    past: call.standing.now <= now.standing.now,
    version: published.version,
    publishedAt: published.publishedAt,
    author: now.directory.chip(published.author)?.name ?? null,
    reason: published.reason,
    scheduled: published.version > now.policy.published.version,
    differs: {
      items: changedItems(published.document, now.policy.published.document).length,
      people: differing(peopleOf(call), peopleOf(now)),
      folders: differing(foldersOf(call), foldersOf(now)),
    },
  };
}

/** How many keys two maps do not have alike. */
function differing(then: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): number {
  return [...new Set([...then.keys(), ...now.keys()])].filter((key) => then.get(key) !== now.get(key)).length;
}

function peopleOf(call: TenantCall): ReadonlyMap<string, string> {
  const readable = rowsOf(call, 'remit.Member', 'read');
  const seen = call.directory.subjects().filter(({ member }) => matches(readable, memberRecord(member)));
  return new Map(seen.map((subject) => [subject.member.id, holdsAt(subject, call.standing.now)]));
}

/** Whether somebody stands at a moment and what they hold then, in one word to compare. */
function holdsAt({ member, assignments }: Subject, at: number): string {
  const problem = standingProblem(member, at);
  if (problem !== null) return problem;
  const held = assignments.filter(({ assignment }) => periodStanding(assignment, at) === 'active');
  return [...new Set(held.map(({ assignment: { role, folder } }) => `${role} ${folder}`))]
    .toSorted()
    .join('\n');
}

function foldersOf(call: TenantCall): ReadonlyMap<string, string> {
  const readable = rowsOf(call, 'remit.Folder', 'read');
  const seen = call.directory.directory.folders.filter((path) => matches(readable, folderRecord(path)));
  return new Map(seen.map((path) => [path, '']));
}
