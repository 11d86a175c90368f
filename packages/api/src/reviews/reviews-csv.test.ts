import { expect, test } from 'vitest';
import { reviewCsv } from './reviews-csv.ts';
import type { ReviewLineView, ReviewView } from './reviews-views.ts';

const line: ReviewLineView = {
  assignment: 'a1',
  holder: { kind: 'group', id: 'g1', name: '=Leads', people: 4 },
  role: 'WarehouseLead',
  roleLabel: 'Warehouse lead',
  folder: '/operations',
  from: null,
  until: 0,
  lastUsedAt: 86_400_000,
  recorded: true,
  peers: null,
  reviewer: null,
  inPlace: null,
  doubts: [],
  decision: 'remove',
  reduceUntil: null,
  reduceFolder: null,
  reason: 'Says "no"',
  decidedBy: null,
  decidedAt: 1000,
  outcome: 'refused',
  outcomeWhy: 'A guard',
  decide: { allowed: false, reason: 'This review is closed.', next: null },
  passTo: null,
  passedBy: null,
  passedWhy: null,
};
const view: ReviewView = {
  review: {
    id: 'r1',
    name: 'Leads',
    kind: 'role',
    about: 'WarehouseLead',
    aboutLabel: 'Warehouse lead',
    startedBy: null,
    startedAt: 0,
    dueAt: 1,
    closedAt: 2000,
    overdue: false,
    lines: 2,
    open: 0,
    removals: 1,
  },
  lines: [line, { ...line, assignment: 'a2', decision: null, reason: null, outcome: 'undecided' }],
  folders: [],
  whole: true,
  close: { allowed: false, reason: 'This review is closed.', next: null },
};

test('evidence has every line, decided or not, and no cell that a spreadsheet would run', () => {
  const lines = reviewCsv(view, 'Halden', '2026-11-21T08:00:00.000Z').split('\r\n');
  expect(lines[1]).toBe('"Review","Leads","role","WarehouseLead","r1"');
  expect(lines[3]).toBe('"Closed","1970-01-01T00:00:02.000Z"');
  const [head, first, second] = lines.slice(6);
  expect(head?.split(',')).toHaveLength(first?.split(',').length ?? 0);
  expect(first).toContain(
    `"'=Leads","group","4","WarehouseLead","/operations","","1970-01-01T00:00:00.000Z"`,
  );
  expect(first).toContain('"remove","","","Says ""no"""');
  expect(second).toContain('"undecided"');
});
