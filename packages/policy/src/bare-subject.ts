import type { Member } from './directory.ts';
import type { Subject } from './subject.ts';

/** An active member without an end of whom nothing is known but an id, by which the natural person goes too. */
export const bareMember = (id: string): Member => ({
  id,
  person: id,
  kind: 'person',
  name: id,
  email: '',
  title: '',
  department: null,
  manager: null,
  status: 'active',
  from: null,
  until: null,
  attributes: {},
});

/** A member who is nowhere in the trees and holds nothing. */
export const bareSubject = (member: Member): Subject => ({
  member,
  departments: [],
  heads: [],
  groups: [],
  assignments: [],
});
