import { expect, test } from 'vitest';
import { compilePolicy } from '@remit/policy/compile';
import type { Member } from '@remit/policy/directory';
import { assigned, atNoon, member, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { lendersOf } from './lent.ts';
import { stepDeciders } from './step-deciders.ts';

const on = 'fin.PaymentRequest';
const compiled = compilePolicy(
  smallDocument({
    roles: [role('Approver', [{ actions: ['read', 'approve'], on: [on] }])],
    exclusions: [{ kind: 'actions', name: 'FourEyes', actions: ['submit', 'approve'], on }],
  }),
  1,
);

/** Everybody there is: two of the accounts are of ana, and two of bob. */
const people: Readonly<Record<string, Partial<Member>>> = {
  ana: {},
  ana2: { person: 'person ana' },
  bob: {},
  bob2: { person: 'person bob' },
  cem: {},
  dee: {},
  eve: {},
};

/**
 * Through whose hands comes what somebody decides of what ana alone may: natural persons, ana first; null where it does
 * not come to them.
 * @param links `ana>bob`, who may hand it on; `ana|bob`, who may not; `ana>bob!` is in force no more
 * @param sent natural persons who sent it, which the policy keeps apart
 */
function hands(to: string, links: readonly string[], sent: readonly string[] = []): readonly string[] | null {
  const { now } = atNoon;
  const history = sent.map((person) => ({ action: 'submit', person }));
  const found = stepDeciders(
    {
      compiled,
      directory: smallDirectory({
        members: Object.entries(people).map(([id, own]) => member(id, own)),
        assignments: [assigned('ana', 'Approver')],
      }),
      environment: atNoon,
      resource: { type: on, id: 'one', folder: '/', attributes: {}, history },
      submitter: { member: 'eve', person: 'person eve' },
      sender: null,
      delegations: links.map((link) => {
        const [, from = '', how, whom = '', ended] = /^(\w+)([>|])(\w+)(!?)$/.exec(link) ?? [];
        const until = ended === '!' ? now : now + 1;
        return { id: link, from, to: whom, since: now - 1, until, passOn: how === '>' };
      }),
    },
    { kind: 'people', emails: ['ana@example.org'] },
    0,
  ).filter((decider) => decider.member === to);
  expect(found.map(({ onBehalfOf }) => onBehalfOf)).toEqual(found.map(() => 'ana'));
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0] === undefined ? null : lendersOf(found[0]);
}

const [ana, bob, cem] = ['person ana', 'person bob', 'person cem'];

test.each<[string, readonly string[] | null, readonly (string | undefined)[] | null]>([
  ['it comes straight', hands('dee', ['ana|dee']), [ana]],
  ['it comes through one more', hands('dee', ['ana>bob', 'bob|dee']), [ana, bob]],
  ['it comes through two more', hands('dee', ['ana>bob', 'bob>cem', 'cem|dee']), [ana, bob, cem]],
  ['it comes through no more than those', hands('dee', ['ana>bob', 'bob>cem', 'cem>bob2', 'bob2|dee']), null],
  ['it does not come past whoever may not hand it on', hands('dee', ['ana|bob', 'bob>dee']), null],
  ['it does not come where one of them ended', hands('dee', ['ana>bob', 'bob>cem!', 'cem|dee']), null],
  ['it comes by the way with the fewest hands', hands('dee', ['ana>bob', 'bob|dee', 'ana|dee']), [ana]],
  [
    'it comes by a longer way where somebody on the shorter one took the other duty',
    hands('dee', ['ana>bob', 'bob|dee', 'ana>cem', 'cem>ana2', 'ana2|dee'], ['person bob']),
    [ana, cem, ana],
  ],
  [
    'it does not come through another account of whoever took the other duty',
    hands('dee', ['ana>bob2', 'bob2|dee'], ['person bob']),
    null,
  ],
  ['it does not come through whoever asked for it', hands('dee', ['ana>eve', 'eve|dee']), null],
  ['it comes through another account of whose it is', hands('dee', ['ana>ana2', 'ana2|dee']), [ana, ana]],
  ['it does not come to another account of whose it is', hands('ana2', ['ana>bob', 'bob|ana2']), null],
  ['it comes through another account of their own', hands('bob', ['ana>bob2', 'bob2|bob']), [ana, bob]],
])('of what somebody decides in another’s place: %s', (_, found, wanted) => {
  expect(found).toEqual(wanted);
});
