import { type Doors, auditedRead, own, read, tenantWrite, write } from './doors.ts';

/** Who there is, in which trees, what they hold, and in whose place. */
export const peopleDoors = {
  'people.search': { permission: 'remit.Member:read', decided: 'rows', ...read, asOf: true },
  // One's own access is for everyone to see; anybody else's is decided on that member, and audited.
  'people.access': { permission: 'remit.Member:explain', decided: 'record', ...auditedRead, asOf: true },
  'people.get': { permission: 'remit.Member:read', decided: 'record', ...read, asOf: true },
  // Tells what somebody could do and would: audited, as the look at their access is.
  'people.preview': { permission: 'remit.Member:explain', decided: 'record', ...auditedRead },
  // Each is judged on everybody as they will be: of two at once, the second sees what the first did.
  'people.assign': { permission: 'remit.Assignment:create', decided: 'record', ...tenantWrite },
  'people.unassign': { permission: 'remit.Assignment:delete', decided: 'record', ...tenantWrite },
  'people.suspend': { permission: 'remit.Member:suspend', decided: 'record', ...tenantWrite },
  'people.restore': { permission: 'remit.Member:suspend', decided: 'record', ...tenantWrite },
  // Into another department: judged as they stand and as they will, on what it gives, and on what they hold.
  'people.move': { permission: 'remit.Member:update', decided: 'record', ...tenantWrite },
  'people.endSessions': { permission: 'remit.Session:end', decided: 'record', ...write },
  'people.guests': { permission: 'remit.Member:read', decided: 'rows', ...read },
  'people.inviteGuest': { permission: 'remit.Member:invite', decided: 'record', ...tenantWrite },
  'people.extendGuest': { permission: 'remit.Member:invite', decided: 'record', ...tenantWrite },
  'groups.list': { permission: 'remit.Member:read', decided: 'rows', ...read, asOf: true },
  'groups.get': { permission: 'remit.Member:read', decided: 'rows', ...read, asOf: true },
  // Tells what people could do and would: audited, as a look at their access is.
  'groups.previewEnd': { permission: 'remit.Assignment:delete', decided: 'record', ...auditedRead },
  // Both are judged on everybody as they will be.
  'groups.end': { permission: 'remit.Assignment:delete', decided: 'record', ...tenantWrite },
  'groups.previewGive': { permission: 'remit.Assignment:create', decided: 'record', ...auditedRead },
  'groups.give': { permission: 'remit.Assignment:create', decided: 'record', ...tenantWrite },
  // What the group gives comes or goes with it: judged on the member, and on each role that it gives.
  'groups.add': { permission: 'remit.Member:update', decided: 'record', ...tenantWrite },
  'groups.remove': { permission: 'remit.Member:update', decided: 'record', ...tenantWrite },
  // Of the directory as a whole: whoever may change everybody says what groups and departments there are.
  'groups.create': { permission: 'remit.Member:update', decided: 'type', ...tenantWrite },
  'groups.rename': { permission: 'remit.Member:update', decided: 'type', ...tenantWrite },
  'groups.archive': { permission: 'remit.Member:update', decided: 'type', ...tenantWrite },
  // A rule is about everybody: it is for whoever may change everybody, and give and end what the group gives.
  'groups.previewRule': { permission: 'remit.Member:update', decided: 'type', ...auditedRead },
  'groups.setRule': { permission: 'remit.Member:update', decided: 'type', ...tenantWrite },
  'groups.previewHead': { permission: 'remit.Member:update', decided: 'type', ...auditedRead },
  'groups.setHead': { permission: 'remit.Member:update', decided: 'type', ...tenantWrite },
  'folders.list': { permission: 'remit.Folder:read', decided: 'rows', ...read, asOf: true },
  'folders.holders': { permission: 'remit.Folder:read', decided: 'record', ...read, asOf: true },
  // Tells what people could do and would: audited, as a look at their access is.
  'folders.previewMove': { permission: 'remit.Folder:update', decided: 'record', ...auditedRead },
  // Judged on everybody as they will be, and on a tree that nobody else changes meanwhile.
  'folders.move': { permission: 'remit.Folder:update', decided: 'record', ...tenantWrite },
  'folders.create': { permission: 'remit.Folder:create', decided: 'record', ...tenantWrite },
  'folders.rename': { permission: 'remit.Folder:update', decided: 'record', ...tenantWrite },
  // Shows what somebody would see, as far as the asker sees it too; audited, as a look at their access is.
  'fields.sample': { permission: 'remit.Member:explain', decided: 'record', ...auditedRead, asOf: true },
  'delegations.list': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'delegations.people': { permission: 'fin.PaymentRequest:approve', decided: 'rows', ...read, ...own },
  // Of one's own decisions alone: whoever has none has nothing to hand over.
  'delegations.create': { permission: 'fin.PaymentRequest:approve', decided: 'rows', ...write },
  // By whoever gave it; of others' by whoever may keep their giver out.
  'delegations.end': { permission: 'any active member', decided: 'standing', ...write },
  'seeAs.get': { permission: 'remit.Member:seeAs', decided: 'record', ...read },
  'seeAs.begin': { permission: 'remit.Member:seeAs', decided: 'record', ...write },
  // Whoever may no more can still leave.
  'seeAs.end': { permission: 'any active member', decided: 'standing', ...write },
} as const satisfies Doors<'people' | 'groups' | 'folders' | 'fields' | 'delegations' | 'seeAs'>;
