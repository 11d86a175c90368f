import { type Doors, own, read, write } from './doors.ts';

/** What happened. */
export const auditDoors = {
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
} as const satisfies Doors<'audit'>;
