import type { SwitchName } from '@remit/identity/flags';

/** What a procedure asks before it does anything, and how it reaches the tenant's data. */
export interface ProcedureAccess {
  /** Resource type and action, `remit.Policy:read`; or who may call, where no resource type is behind it. */
  readonly permission: `${string}:${string}` | 'anyone' | 'any active member' | 'public' | 'operator';
  /**
   * Where the permission is decided: `outside` any tenant; by `standing` alone; on the `type` before the handler
   * runs; by the row filter of every `rows` query; on each stored or completed `record` inside the handler.
   */
  readonly decided: 'outside' | 'standing' | 'type' | 'rows' | 'record';
  /**
   * Reads run READ ONLY, in one snapshot. What an audited read was about is recorded, and that commits before the
   * first byte of the reply.
   */
  readonly mode: 'read' | 'audited read' | 'write';
  /**
   * What a write locks before it decides: the `standing` that it acts under, so that a revocation comes wholly
   * before or wholly after; or the whole `tenant`, where two writes must not run side by side.
   */
  readonly holds: 'nothing' | 'standing' | 'tenant';
  /** The feature that it belongs to: in a tenant that does not have it, there is no such procedure. */
  readonly flag?: SwitchName;
  /** It can be asked of another moment than now. */
  readonly asOf?: true;
  /** What is somebody's own, such as what they were told: whoever sees the tenant as them is not shown it. */
  readonly own?: true;
}

const outside = { decided: 'outside', mode: 'read', holds: 'nothing' } as const;
const own = { own: true } as const;
const read = { mode: 'read', holds: 'nothing' } as const;
const write = { mode: 'write', holds: 'standing' } as const;

/** Every door there is. A test holds the routers to this list, both ways. */
export const procedures = {
  'session.current': { permission: 'anyone', ...outside },
  'session.signIn': { permission: 'anyone', ...outside },
  'session.signOut': { permission: 'anyone', ...outside },
  'session.answerCode': { permission: 'anyone', ...outside },
  'session.useRecoveryCode': { permission: 'anyone', ...outside },
  'session.stepUp': { permission: 'anyone', ...outside },
  // By whoever has the token of an invitation; it is worth nothing else.
  'session.invitation': { permission: 'anyone', ...outside },
  'session.takeInvitation': { permission: 'anyone', ...outside },
  // One's own account: whoever is signed in with a browser, and nobody else's.
  'account.get': { permission: 'anyone', ...outside },
  'account.beginFactor': { permission: 'anyone', ...outside },
  'account.confirmFactor': { permission: 'anyone', ...outside },
  'account.removeFactor': { permission: 'anyone', ...outside },
  'account.newRecoveryCodes': { permission: 'anyone', ...outside },
  'account.changePassword': { permission: 'anyone', ...outside },
  'account.endSession': { permission: 'anyone', ...outside },
  'account.endOtherSessions': { permission: 'anyone', ...outside },
  'account.createClient': { permission: 'anyone', ...outside },
  'account.tokens': { permission: 'anyone', ...outside },
  // Of those who operate Remit; to everybody else they are not there.
  'operator.tenants': { permission: 'operator', ...outside },
  'operator.tenant': { permission: 'operator', ...outside },
  'operator.create': { permission: 'operator', ...outside },
  'operator.suspend': { permission: 'operator', ...outside },
  'operator.restore': { permission: 'operator', ...outside },
  'operator.rename': { permission: 'operator', ...outside },
  'operator.remove': { permission: 'operator', ...outside },
  'operator.undelete': { permission: 'operator', ...outside },
  'operator.move': { permission: 'operator', ...outside },
  'operator.cancelMove': { permission: 'operator', ...outside },
  'operator.purgeMoved': { permission: 'operator', ...outside },
  'operator.addHost': { permission: 'operator', ...outside },
  'operator.removeHost': { permission: 'operator', ...outside },
  'operator.count': { permission: 'operator', ...outside },
  'operator.flags': { permission: 'operator', ...outside },
  'operator.setFlag': { permission: 'operator', ...outside },
  'operator.clearFlag': { permission: 'operator', ...outside },
  'operator.signIns': { permission: 'operator', ...outside },
  'operator.isolation': { permission: 'operator', ...outside },
  // For the page before signing in, of the tenant that host or path name. No session is asked for or looked at.
  'tenant.public': { permission: 'public', ...outside },
  'tenant.config': { permission: 'remit.Tenant:read', decided: 'type', ...read },
  'rates.list': { permission: 'remit.Tenant:read', decided: 'type', ...read },
  'rates.set': { permission: 'remit.Tenant:update', decided: 'type', mode: 'write', holds: 'tenant' },
  'tenant.saveConfig': { permission: 'remit.Tenant:update', decided: 'type', mode: 'write', holds: 'tenant' },
  'me.get': { permission: 'any active member', decided: 'standing', ...read },
  // Sentences on what the asker may see; every part of it asks for that part's own permission.
  'home.get': { permission: 'any active member', decided: 'standing', ...read },
  'live.revisions': { permission: 'any active member', decided: 'standing', ...read },
  'people.search': { permission: 'remit.Member:read', decided: 'rows', ...read, asOf: true },
  // One's own access is for everyone to see; anybody else's is decided on that member, and audited.
  'people.access': {
    permission: 'remit.Member:explain',
    decided: 'record',
    mode: 'audited read',
    holds: 'nothing',
    asOf: true,
  },
  'people.get': { permission: 'remit.Member:read', decided: 'record', ...read, asOf: true },
  // Tells what somebody could do and would: audited, as the look at their access is.
  'people.preview': {
    permission: 'remit.Member:explain',
    decided: 'record',
    mode: 'audited read',
    holds: 'nothing',
  },
  // Each is judged on everybody as they will be: of two at once, the second sees what the first did.
  'people.assign': {
    permission: 'remit.Assignment:create',
    decided: 'record',
    mode: 'write',
    holds: 'tenant',
  },
  'people.unassign': {
    permission: 'remit.Assignment:delete',
    decided: 'record',
    mode: 'write',
    holds: 'tenant',
  },
  'people.suspend': { permission: 'remit.Member:suspend', decided: 'record', mode: 'write', holds: 'tenant' },
  'people.restore': { permission: 'remit.Member:suspend', decided: 'record', mode: 'write', holds: 'tenant' },
  // Into another department: judged as they stand and as they will, on what it gives, and on what they hold.
  'people.move': { permission: 'remit.Member:update', decided: 'record', mode: 'write', holds: 'tenant' },
  'people.endSessions': { permission: 'remit.Session:end', decided: 'record', ...write },
  'people.guests': { permission: 'remit.Member:read', decided: 'rows', ...read },
  'people.inviteGuest': {
    permission: 'remit.Member:invite',
    decided: 'record',
    mode: 'write',
    holds: 'tenant',
  },
  'people.extendGuest': {
    permission: 'remit.Member:invite',
    decided: 'record',
    mode: 'write',
    holds: 'tenant',
  },
  'groups.list': { permission: 'remit.Member:read', decided: 'rows', ...read, asOf: true },
  'groups.get': { permission: 'remit.Member:read', decided: 'rows', ...read, asOf: true },
  // Tells what people could do and would: audited, as a look at their access is.
  'groups.previewEnd': {
    permission: 'remit.Assignment:delete',
    decided: 'record',
    mode: 'audited read',
    holds: 'nothing',
  },
  // Both are judged on everybody as they will be.
  'groups.end': { permission: 'remit.Assignment:delete', decided: 'record', mode: 'write', holds: 'tenant' },
  'groups.previewGive': {
    permission: 'remit.Assignment:create',
    decided: 'record',
    mode: 'audited read',
    holds: 'nothing',
  },
  'groups.give': { permission: 'remit.Assignment:create', decided: 'record', mode: 'write', holds: 'tenant' },
  // What the group gives comes or goes with it: judged on the member, and on each role that it gives.
  'groups.add': { permission: 'remit.Member:update', decided: 'record', mode: 'write', holds: 'tenant' },
  'groups.remove': { permission: 'remit.Member:update', decided: 'record', mode: 'write', holds: 'tenant' },
  // Of the directory as a whole: whoever may change everybody says what groups and departments there are.
  'groups.create': { permission: 'remit.Member:update', decided: 'type', mode: 'write', holds: 'tenant' },
  'groups.rename': { permission: 'remit.Member:update', decided: 'type', mode: 'write', holds: 'tenant' },
  'groups.archive': { permission: 'remit.Member:update', decided: 'type', mode: 'write', holds: 'tenant' },
  // A rule is about everybody: it is for whoever may change everybody, and give and end what the group gives.
  'groups.previewRule': {
    permission: 'remit.Member:update',
    decided: 'type',
    mode: 'audited read',
    holds: 'nothing',
  },
  'groups.setRule': { permission: 'remit.Member:update', decided: 'type', mode: 'write', holds: 'tenant' },
  'groups.previewHead': {
    permission: 'remit.Member:update',
    decided: 'type',
    mode: 'audited read',
    holds: 'nothing',
  },
  'groups.setHead': { permission: 'remit.Member:update', decided: 'type', mode: 'write', holds: 'tenant' },
  'folders.list': { permission: 'remit.Folder:read', decided: 'rows', ...read, asOf: true },
  'folders.holders': { permission: 'remit.Folder:read', decided: 'record', ...read, asOf: true },
  // Tells what people could do and would: audited, as a look at their access is.
  'folders.previewMove': {
    permission: 'remit.Folder:update',
    decided: 'record',
    mode: 'audited read',
    holds: 'nothing',
  },
  // Judged on everybody as they will be, and on a tree that nobody else changes meanwhile.
  'folders.move': { permission: 'remit.Folder:update', decided: 'record', mode: 'write', holds: 'tenant' },
  'folders.create': { permission: 'remit.Folder:create', decided: 'record', mode: 'write', holds: 'tenant' },
  'folders.rename': { permission: 'remit.Folder:update', decided: 'record', mode: 'write', holds: 'tenant' },
  // Shows what somebody would see, as far as the asker sees it too; audited, as a look at their access is.
  'fields.sample': {
    permission: 'remit.Member:explain',
    decided: 'record',
    mode: 'audited read',
    holds: 'nothing',
    asOf: true,
  },
  'sessions.list': { permission: 'remit.Session:read', decided: 'type', ...read },
  'sessions.end': { permission: 'remit.Session:end', decided: 'type', ...write },
  'sessions.endAll': { permission: 'remit.Session:end', decided: 'type', mode: 'write', holds: 'tenant' },
  'security.get': { permission: 'remit.Security:read', decided: 'type', ...read },
  'security.preview': { permission: 'remit.Security:update', decided: 'type', ...read },
  'security.save': { permission: 'remit.Security:update', decided: 'type', mode: 'write', holds: 'tenant' },
  'security.testAddress': { permission: 'remit.Security:read', decided: 'type', ...read },
  'audit.list': { permission: 'remit.Audit:read', decided: 'type', ...read },
  'audit.figures': { permission: 'remit.Audit:read', decided: 'type', ...read },
  'audit.get': { permission: 'remit.Audit:read', decided: 'type', ...read },
  'audit.verify': { permission: 'remit.Audit:read', decided: 'type', ...write },
  'audit.export': { permission: 'remit.Audit:export', decided: 'type', ...write, flag: 'auditExport' },
  'audit.exports': { permission: 'remit.Audit:read', decided: 'type', ...read, ...own },
  'audit.cancelExport': { permission: 'remit.Audit:read', decided: 'type', ...write },
  'audit.alerts': { permission: 'remit.Audit:read', decided: 'type', ...read, ...own },
  'audit.watch': { permission: 'remit.Audit:read', decided: 'type', ...write },
  'audit.download': { permission: 'remit.Audit:export', decided: 'type', ...read, ...own },
  'policy.current': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
  'policy.holders': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
  // What was done by roles, up to now: the record of it is not of other moments.
  'uses.roles': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'uses.role': { permission: 'remit.Policy:read', decided: 'type', ...read },
  // Shows what somebody may do and would: of others, that asks for `remit.Member:explain` too, and is audited.
  'policy.preview': {
    permission: 'remit.Policy:read',
    decided: 'type',
    mode: 'audited read',
    holds: 'nothing',
    asOf: true,
  },
  'policy.publish': { permission: 'remit.Policy:publish', decided: 'type', mode: 'write', holds: 'tenant' },
  'changes.list': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'changes.get': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'changes.reviews': { permission: 'remit.Policy:read', decided: 'type', ...read },
  // Numbers are given in order: two new drafts must not take the same one.
  'changes.begin': { permission: 'remit.Policy:publish', decided: 'type', mode: 'write', holds: 'tenant' },
  'changes.save': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.rebase': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.rename': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.withdraw': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.requestReview': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  // By somebody who had no hand in it, and whom it does not widen.
  'changes.approve': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.reject': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.comment': { permission: 'remit.Policy:read', decided: 'type', ...write },
  'changes.publish': { permission: 'remit.Policy:publish', decided: 'type', mode: 'write', holds: 'tenant' },
  'changes.schedule': { permission: 'remit.Policy:publish', decided: 'type', mode: 'write', holds: 'tenant' },
  'changes.unschedule': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  'changes.reopen': { permission: 'remit.Policy:publish', decided: 'type', ...write },
  // People in it are those whom the asker may explain; a look at another person is audited.
  'graph.around': {
    permission: 'remit.Policy:read',
    decided: 'type',
    mode: 'audited read',
    holds: 'nothing',
    asOf: true,
  },
  // What a draft would mean to people is told of those whom the asker may explain, and audited.
  'changes.impact': {
    permission: 'remit.Policy:read',
    decided: 'type',
    mode: 'audited read',
    holds: 'nothing',
  },
  'changes.headline': { permission: 'remit.Policy:read', decided: 'type', ...read },
  // Everybody whom the asker may explain, and what they hold.
  'changes.directory': {
    permission: 'remit.Policy:read',
    decided: 'type',
    mode: 'audited read',
    holds: 'nothing',
  },
  'changes.checks': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'changes.effect': { permission: 'remit.Policy:read', decided: 'type', ...read },
  // Counts people whom the asker may be told about, and names nobody.
  'changes.cell': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'changes.replay': {
    permission: 'remit.Policy:read',
    decided: 'type',
    mode: 'audited read',
    holds: 'nothing',
  },
  'changes.why': { permission: 'remit.Policy:read', decided: 'type', mode: 'audited read', holds: 'nothing' },
  'policy.text': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
  // Counts as a draft of the asker's does, and shows records as lists do.
  'rules.bench': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
  // Counts calls that are on record, and names nobody.
  'rules.reported': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'rules.proof': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
  'versions.list': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'versions.get': { permission: 'remit.Policy:read', decided: 'type', ...read },
  // Says what a change means to people: to whoever may explain them, and audited.
  'versions.diff': {
    permission: 'remit.Policy:read',
    decided: 'type',
    mode: 'audited read',
    holds: 'nothing',
  },
  // What was and what is to come; of people, those whom the asker may see.
  'time.moments': { permission: 'remit.Policy:read', decided: 'type', ...read },
  'time.compare': { permission: 'remit.Policy:read', decided: 'type', ...read, asOf: true },
  'records.types': { permission: '*:read', decided: 'rows', ...read, flag: 'recordLists' },
  'records.list': { permission: '*:read', decided: 'rows', ...read, flag: 'recordLists' },
  'search.find': { permission: '*:read', decided: 'rows', ...read, flag: 'search' },
  // What questions are made of; whose access it is about is decided when one is asked.
  'simulate.form': { permission: 'any active member', decided: 'standing', ...read, asOf: true },
  'simulate.ask': {
    permission: 'remit.Member:explain',
    decided: 'record',
    mode: 'audited read',
    holds: 'nothing',
    asOf: true,
  },
  // One's own, each as far as whoever reads it may see what it is about.
  'notices.list': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'notices.read': { permission: 'any active member', decided: 'standing', ...write },
  'notices.wishes': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'notices.wish': { permission: 'any active member', decided: 'standing', ...write },
  // What somebody keeps of a screen for themselves.
  'views.list': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'views.save': { permission: 'any active member', decided: 'standing', ...write },
  'views.delete': { permission: 'any active member', decided: 'standing', ...write },
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
  'simulate.fixes': {
    permission: 'remit.Member:explain',
    decided: 'record',
    mode: 'audited read',
    holds: 'nothing',
    asOf: true,
  },
  'simulate.overTime': {
    permission: 'remit.Member:explain',
    decided: 'record',
    mode: 'audited read',
    holds: 'nothing',
    asOf: true,
  },
  'requests.inbox': { permission: 'fin.PaymentRequest:approve', decided: 'rows', ...read },
  'requests.mine': { permission: 'fin.PaymentRequest:read', decided: 'rows', ...read },
  'requests.get': { permission: 'fin.PaymentRequest:read', decided: 'record', ...read },
  'requests.watch': { permission: 'fin.PaymentRequest:read', decided: 'record', ...write },
  'requests.peers': { permission: 'fin.PaymentRequest:read', decided: 'record', ...read },
  'requests.form': { permission: 'fin.PaymentRequest:create', decided: 'rows', ...read },
  // To ask in somebody's place: whom it may be for, and where.
  'requests.people': { permission: 'fin.PaymentRequest:submitFor', decided: 'rows', ...read, ...own },
  'requests.formFor': { permission: 'fin.PaymentRequest:submitFor', decided: 'rows', ...read },
  'requests.preview': { permission: 'fin.PaymentRequest:create', decided: 'record', ...read },
  // Numbers are given in order: two new requests must not take the same one.
  'requests.submit': {
    permission: 'fin.PaymentRequest:create',
    decided: 'record',
    mode: 'write',
    holds: 'tenant',
  },
  // What somebody wrote and has not sent is theirs alone.
  'requestDrafts.list': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'requestDrafts.get': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'requestDrafts.save': { permission: 'fin.PaymentRequest:create', decided: 'rows', ...write },
  'requestDrafts.discard': { permission: 'any active member', decided: 'standing', ...write },
  'requests.approve': { permission: 'fin.PaymentRequest:approve', decided: 'record', ...write },
  'requests.reject': { permission: 'fin.PaymentRequest:reject', decided: 'record', ...write },
  'requests.ask': { permission: 'fin.PaymentRequest:approve', decided: 'record', ...write },
  // By whoever submitted it: the request itself says whose it is, and the engine whether they may still read it.
  'requests.answer': { permission: 'fin.PaymentRequest:read', decided: 'record', ...write },
  'requests.change': { permission: 'fin.PaymentRequest:submit', decided: 'record', ...write },
  'requests.resubmit': { permission: 'fin.PaymentRequest:submit', decided: 'record', ...write },
  'requests.reduce': { permission: 'fin.PaymentRequest:approve', decided: 'record', ...write },
  // Files of a request, to whoever sees all of it that they may say; added and removed as the request is changed.
  'attachments.list': { permission: 'fin.PaymentRequest:read', decided: 'record', ...read },
  'attachments.download': { permission: 'fin.PaymentRequest:read', decided: 'record', ...read },
  'attachments.offer': { permission: 'fin.PaymentRequest:submit', decided: 'record', ...read, ...own },
  'attachments.add': { permission: 'fin.PaymentRequest:submit', decided: 'record', ...write },
  'attachments.remove': { permission: 'fin.PaymentRequest:submit', decided: 'record', ...write },
  // Whoever is refused asks; what they are told is of roles and of who gives them, and of no record that they may not read.
  'access.options': { permission: 'any active member', decided: 'standing', ...read, ...own },
  // To ask in somebody's place: whom it may be for.
  'access.people': { permission: 'remit.Member:requestFor', decided: 'rows', ...read, ...own },
  'access.list': { permission: 'any active member', decided: 'standing', ...read },
  'access.ask': { permission: 'any active member', decided: 'standing', ...write },
  'access.withdraw': { permission: 'any active member', decided: 'standing', ...write },
  // Judged on everybody as they will be, as any assignment.
  'access.decide': {
    permission: 'remit.Assignment:create',
    decided: 'record',
    mode: 'write',
    holds: 'tenant',
  },
  // Whoever may end roles everywhere runs reviews; everybody else sees and decides the lines that wait for them.
  'reviews.list': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'reviews.get': { permission: 'any active member', decided: 'standing', ...read, ...own },
  // Tells what others may do: audited, as a look at their access is.
  'reviews.reach': {
    permission: 'any active member',
    decided: 'standing',
    mode: 'audited read',
    holds: 'nothing',
    own: true,
  },
  'reviews.evidence': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'reviews.start': { permission: 'remit.Assignment:delete', decided: 'type', ...write },
  'reviews.decide': { permission: 'any active member', decided: 'standing', ...write },
  'reviews.pass': { permission: 'any active member', decided: 'standing', ...write },
  // Tells what people could do and would: audited, as a look at their access is.
  'reviews.previewClose': {
    permission: 'remit.Assignment:delete',
    decided: 'type',
    mode: 'audited read',
    holds: 'nothing',
  },
  'reviews.close': {
    permission: 'remit.Assignment:delete',
    decided: 'type',
    mode: 'write',
    holds: 'tenant',
  },
  'requests.pay': { permission: 'fin.PaymentRequest:pay', decided: 'record', ...write },
  'requests.withdraw': { permission: 'fin.PaymentRequest:withdraw', decided: 'record', ...write },
} as const satisfies Record<string, ProcedureAccess>;

export type ProcedureName = keyof typeof procedures;
