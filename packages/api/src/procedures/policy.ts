import { type Doors, auditedRead, read, tenantWrite, write } from './doors.ts';

/** The policy: what is in force, what was, and what a draft would make of it. */
export const policyDoors = {
  'policy.current': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
  'policy.holders': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
  // What was done by roles, up to now: the record of it is not of other moments.
  'uses.roles': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'uses.role': { permission: 'remit.Policy:read', decided: 'type', ...read },
  // Shows what somebody may do and would: of others, that asks for `remit.Member:explain` too, and is audited.
  'policy.preview': { permission: 'remit.Policy:read', decided: 'type', ...auditedRead, asOf: true },
  'policy.publish': { permission: 'remit.Policy:publish', decided: 'type', ...tenantWrite },
  'changes.list': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'changes.get': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'changes.reviews': { permission: 'remit.Policy:read', decided: 'type', ...read },
  // Numbers are given in order: two new drafts must not take the same one.
  'changes.begin': { permission: 'remit.Policy:publish', decided: 'type', ...tenantWrite },
  'changes.save': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  // It begins a draft besides, which takes a number.
  'changes.stage': { permission: 'remit.Policy:publish', decided: 'type', ...tenantWrite },
  'changes.rebase': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.rename': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.withdraw': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.requestReview': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  // By somebody who had no hand in it, and whom it does not widen.
  'changes.approve': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.reject': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.comment': { permission: 'remit.Policy:read', decided: 'type', ...write },
  'changes.publish': { permission: 'remit.Policy:publish', decided: 'type', ...tenantWrite },
  'changes.schedule': { permission: 'remit.Policy:publish', decided: 'type', ...tenantWrite },
  'changes.unschedule': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.reopen': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  // People in it are those whom the asker may explain; a look at another person is audited.
  'graph.around': { permission: 'remit.Policy:read', decided: 'type', ...auditedRead, asOf: true },
  // What a draft would mean to people is told of those whom the asker may explain, and audited.
  'changes.impact': { permission: 'remit.Policy:read', decided: 'type', ...auditedRead },
  'changes.headline': { permission: 'remit.Policy:read', decided: 'type', ...read },
  // Everybody whom the asker may explain, and what they hold.
  'changes.directory': { permission: 'remit.Policy:read', decided: 'type', ...auditedRead },
  'changes.checks': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'changes.effect': { permission: 'remit.Policy:read', decided: 'type', ...read },
  // Counts people whom the asker may be told about, and names nobody.
  'changes.cell': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'changes.replay': { permission: 'remit.Policy:read', decided: 'type', ...auditedRead },
  'changes.why': { permission: 'remit.Policy:read', decided: 'type', ...auditedRead },
  'policy.text': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
  // Counts as a draft of the asker's does, and shows records as lists do.
  'rules.bench': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
  // Counts calls that are on record, and names nobody.
  'rules.reported': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'rules.proof': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
  'versions.list': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'versions.get': { permission: 'remit.Policy:read', decided: 'type', ...read },
  // Says what a change means to people: to whoever may explain them, and audited.
  'versions.diff': { permission: 'remit.Policy:read', decided: 'type', ...auditedRead },
  // What was and what is to come; of people, those whom the asker may see.
  'time.moments': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'time.compare': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
} as const satisfies Doors<'policy' | 'uses' | 'changes' | 'rules' | 'versions' | 'time' | 'graph'>;
