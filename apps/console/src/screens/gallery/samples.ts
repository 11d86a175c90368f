import type { SourceView } from '@remit/api/people/people-access-views';
import type { DeciderView, ErrorView, Guard, MeView, PersonChip } from '@remit/api/views';
import { TRPCClientError } from '@trpc/client';

/** People and decisions of nobody's, for parts that show some. */
export const person: PersonChip = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Ada Example',
  title: 'Head of Examples',
  department: '/examples',
  departmentName: 'Examples',
};

export const other: PersonChip = { ...person, id: `${person.id.slice(0, -1)}2`, name: 'Émile de la Ville' };

/** 20 November 2026, 08:00 UTC, in ms since 1970. */
export const moment = Date.UTC(2026, 10, 20, 8);

export const allowed: Guard = { allowed: true, because: 'You hold Example.' };
export const refused = {
  allowed: false,
  reason: 'None of your roles allows this.',
  next: 'Ask Ada Example for the role Example.',
} as const satisfies Guard;
/** Refused, where some role would allow it. */
export const askable = {
  ...refused,
  ask: { action: 'read', type: 'examples.Example', record: null, folder: '/examples' },
} as const satisfies Guard;

export const source: SourceView = {
  role: 'Example',
  roleLabel: 'Example',
  assignedRole: 'Example',
  assignedLabel: 'Example',
  folder: '/examples/near',
  through: { kind: 'group', id: 'g', name: 'Example group' },
  until: Date.UTC(2027, 2, 1),
  standing: 'active',
};

export const sources: readonly SourceView[] = [
  source,
  {
    ...source,
    assignedRole: 'Wider',
    assignedLabel: 'Wider role',
    through: { kind: 'member', id: '', name: '' },
    until: null,
  },
  { ...source, through: { kind: 'department', id: 'd', name: 'Examples' }, standing: 'ended' },
  { ...source, folder: '/', standing: 'not-started' },
];

export const deciders: readonly DeciderView[] = [
  { person, because: 'Approver at /examples up to 10,000.00 EUR' },
  { person: other, because: 'head of Examples' },
];

/** Who is signed in at a tenant of nobody's. */
export const me: MeView = {
  person,
  heads: [],
  tenant: {
    slug: 'example',
    name: 'Example Works',
    accent: 'teal',
    timeZone: 'Europe/Paris',
    baseCurrency: 'EUR',
    policyVersion: 1,
  },
  seenBy: null,
  secondFactorDue: null,
  sessionLasts: 43_200_000,
  rooms: {
    inbox: allowed,
    submit: allowed,
    people: allowed,
    explain: allowed,
    roles: allowed,
    folders: allowed,
    publish: allowed,
    audit: allowed,
    general: allowed,
    settings: allowed,
  },
};

/** A call that failed, as a screen gets it. */
export const failure = (view: Partial<ErrorView> & Pick<ErrorView, 'code' | 'message'>): Error =>
  new TRPCClientError(view.message, {
    result: {
      error: { data: { remit: { correlationId: person.id, sentences: [], deciders: [], ...view } } },
    },
  });
