import { type Doors, outside, own, read, tenantWrite, write } from './doors.ts';

/** The tenant itself, how one signs in to it, and what each who is in it has of their own. */
export const tenantDoors = {
  // For the page before signing in, of the tenant that host or path name. No session is asked for or looked at.
  'tenant.public': { permission: 'public', ...outside },
  'tenant.config': { permission: 'remit.Tenant:read', decided: 'type', ...read },
  'rates.list': { permission: 'remit.Tenant:read', decided: 'type', ...read },
  'rates.set': { permission: 'remit.Tenant:update', decided: 'type', ...tenantWrite },
  'tenant.saveConfig': { permission: 'remit.Tenant:update', decided: 'type', ...tenantWrite },
  'me.get': { permission: 'any active member', decided: 'standing', ...read },
  // Sentences on what the asker may see; every part of it asks for that part's own permission.
  'home.get': { permission: 'any active member', decided: 'standing', ...read },
  'live.revisions': { permission: 'any active member', decided: 'standing', ...read },
  'sessions.list': { permission: 'remit.Session:read', decided: 'type', ...read },
  'sessions.end': { permission: 'remit.Session:end', decided: 'type', ...write },
  'sessions.endAll': { permission: 'remit.Session:end', decided: 'type', ...tenantWrite },
  'security.get': { permission: 'remit.Security:read', decided: 'type', ...read },
  'security.preview': { permission: 'remit.Security:update', decided: 'type', ...read },
  'security.save': { permission: 'remit.Security:update', decided: 'type', ...tenantWrite },
  'security.testAddress': { permission: 'remit.Security:read', decided: 'type', ...read },
  // One's own, each as far as whoever reads it may see what it is about.
  'notices.list': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'notices.read': { permission: 'any active member', decided: 'standing', ...write },
  'notices.wishes': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'notices.wish': { permission: 'any active member', decided: 'standing', ...write },
  // What somebody keeps of a screen for themselves.
  'views.list': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'views.save': { permission: 'any active member', decided: 'standing', ...write },
  'views.delete': { permission: 'any active member', decided: 'standing', ...write },
} as const satisfies Doors<
  'tenant' | 'rates' | 'me' | 'home' | 'live' | 'sessions' | 'security' | 'notices' | 'views'
>;
