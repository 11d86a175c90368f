import type { Assignment, Department, Directory, Group, Member } from '@remit/policy/directory';
import type { Subject } from '@remit/policy/subject';
import { subjectOf } from '@remit/policy/subject-of';
import type { PersonChip } from './views.ts';

/** A directory with what calls look up in it. Subjects are made when first asked for, and kept as long as it is. */
export interface KnownDirectory {
  readonly directory: Directory;
  member(id: string): Member | null;
  department(path: string): Department | null;
  group(id: string): Group | null;
  assignment(id: string): Assignment | null;
  subject(memberId: string): Subject | null;
  /** Everybody in it, whatever their standing. */
  subjects(): readonly Subject[];
  /** Null for someone the directory does not know. */
  chip(memberId: string | null): PersonChip | null;
  /** The active member behind a natural person, for what is recorded per person; null when there is none. */
  chipOfPerson(person: string | null): PersonChip | null;
}

/** Sorts a directory for looking up, once: a lookup of a member or a subject then walks nobody else. */
export function knowDirectory(directory: Directory): KnownDirectory {
  const members = new Map(directory.members.map((member) => [member.id, member]));
  const persons = new Map(directory.members.map((member) => [member.person, member]));
  const departments = new Map(directory.departments.map((department) => [department.path, department]));
  const groups = new Map(directory.groups.map((group) => [group.id, group]));
  const assignments = new Map(directory.assignments.map((assignment) => [assignment.id, assignment]));
  const subjects = new Map<string, Subject | null>();

  const subject = (memberId: string): Subject | null => {
    const known = subjects.get(memberId);
    if (known !== undefined) return known;
    const made = subjectOf(directory, memberId);
    // Ids that the directory does not have are not kept, or asking for random ones would fill the memory.
    if (made !== null) subjects.set(memberId, made);
    return made;
  };
  const chip = (member: Member | undefined): PersonChip | null =>
    member === undefined
      ? null
      : {
          id: member.id,
          name: member.name,
          title: member.title,
          department: member.department,
          departmentName:
            member.department === null
              ? null
              : (departments.get(member.department)?.name ?? member.department),
        };

  return {
    directory,
    member: (id) => members.get(id) ?? null,
    department: (path) => departments.get(path) ?? null,
    group: (id) => groups.get(id) ?? null,
    assignment: (id) => assignments.get(id) ?? null,
    subject,
    subjects: () => directory.members.flatMap(({ id }) => subject(id) ?? []),
    chip: (memberId) => (memberId === null ? null : chip(members.get(memberId))),
    chipOfPerson: (person) => (person === null ? null : chip(persons.get(person))),
  };
}
