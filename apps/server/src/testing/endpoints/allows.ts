import type { Allows, MemberPersona, Outcome } from '../endpoint-row.ts';

export const employees: readonly MemberPersona[] = [
  'administrator',
  'department head',
  'security analyst',
  'end user',
];
export const all: readonly MemberPersona[] = [...employees, 'guest'];
export const administrative: readonly MemberPersona[] = ['administrator', 'security analyst'];

/** Those alone are allowed; what everybody else is told, but for those who are told something of their own. */
export function only(allowed: readonly MemberPersona[], otherwise: Outcome, but: Allows['but'] = {}): Allows {
  return { allowed, otherwise, but };
}

export const everyMember: Allows = only(all, 'forbidden');
/** To those who may not even see people, there is nobody. */
export const administratorOnly = only(['administrator'], 'not-found', { 'security analyst': 'forbidden' });
