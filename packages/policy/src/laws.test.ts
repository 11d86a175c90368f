import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FOLDERS, ROLES } from '@remit/testkit/arbitrary/catalog';
import { arbitraryGrant } from '@remit/testkit/arbitrary/documents';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { withDocument, withRolesCalled } from '@remit/testkit/changed-world';
import { drawn, policyLaws, type Turn, TYPE_NAMES } from '@remit/testkit/policy-laws';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { spelledDecision } from '@remit/testkit/spelled-decision';
import { subjectIn } from '@remit/testkit/subject-in';
import type { AskedWorld } from '@remit/testkit/world';
import type { Resource } from './check.ts';
import type { Condition } from './condition.ts';
import type { Grant, PolicyDocument } from './document.ts';
import type { FieldVisibility } from './field-mask.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { visibleFields } from './fields.ts';
import { isWithin } from './path.ts';

const seed = runSeed();
const times = runCount('REMIT_LAWS', 1);

/** Worlds that each law is tried on; a world asks some six hundred questions before and after. */
const WORLDS = 60;
/** How often more worlds are looked at for one in which a law turns an answer. */
const MORE_ROUNDS = 20;

const ACTIONS = ['read', 'create', 'update', 'delete', 'approve'];

interface Answer {
  readonly member: string;
  readonly action: string;
  readonly resource: Resource;
  readonly allowed: boolean;
  readonly told: string;
}

let checks = 0;

/** Every decision of a world, in one order. */
function answers(world: AskedWorld): readonly Answer[] {
  const { document, directory, environment } = world;
  const compiled = compilePolicy(document, 1);
  const found: Answer[] = [];
  for (const { id: member } of directory.members) {
    const subject = subjectIn(directory, member);
    for (const resource of [...world.records, ...world.sent]) {
      for (const action of ACTIONS) {
        const decision = decide(compiled, { subject, action, resource, environment });
        const allowed = decision.outcome === 'allow';
        found.push({ member, action, resource, allowed, told: JSON.stringify(spelledDecision(decision)) });
      }
    }
  }
  checks += found.length;
  return found;
}

/** Questions that are allowed before and no more after. */
const lost = (before: readonly Answer[], after: readonly Answer[]): readonly Answer[] =>
  before.filter(({ allowed }, at) => allowed && after[at]?.allowed !== true);

/** The questions whose answer turned in a way in which none may. */
const forbiddenTurns = (
  never: Turn,
  before: readonly Answer[],
  after: readonly Answer[],
): readonly Answer[] => [
  ...(never === 'removes nothing' ? [] : lost(after, before)),
  ...(never === 'adds nothing' ? [] : lost(before, after)),
];

const words = ({ told }: Answer): string => told;

function inWorlds(property: (world: AskedWorld, pick: number) => void, from: number = seed): void {
  fc.assert(fc.property(arbitraryWorld, fc.nat(), property), { seed: from, numRuns: WORLDS * times });
}

describe(`what holds of every policy (REMIT_SEED=${seed})`, () => {
  test.each(policyLaws)('$law $never', ({ never, of = (world) => world, change }) => {
    /** How many answers it turns in the worlds that are drawn from a seed; none in a way in which it may not. */
    const turnsFrom = (from: number): number => {
      let turns = 0;
      inWorlds((drawnWorld, pick) => {
        const world = of(drawnWorld);
        const before = answers(world);
        const after = answers(change(world, pick));
        expect(forbiddenTurns(never, before, after)).toEqual([]);
        if (never === 'changes nothing') expect(after.map(words)).toEqual(before.map(words));
        turns += forbiddenTurns('changes nothing', before, after).length;
      }, from);
      return turns;
    };
    let seen = turnsFrom(seed);
    if (never === 'changes nothing') return;
    // A law under which nothing ever turns would not have been tried at all. Some turn an answer in one world of a hundred:
    // more worlds are looked at, then.
    for (let round = 1; seen === 0 && round <= MORE_ROUNDS; round++) seen = turnsFrom(seed + round);
    expect(seen).toBeGreaterThan(0);
  });

  test('the order of grants, and rules that are there twice, change no outcome', () => {
    inWorlds((world) => {
      const { document } = world;
      const changed = withDocument(world, {
        roles: document.roles.map((role) => {
          return { ...role, grants: [...role.grants.toReversed(), ...role.grants] };
        }),
        folderScopes: document.folderScopes.map((scope) => ({ ...scope, grants: scope.grants.toReversed() })),
        rules: document.rules.flatMap((rule) => [rule, { ...rule, name: `${rule.name}Again` }]),
      });
      expect(forbiddenTurns('changes nothing', answers(world), answers(changed))).toEqual([]);
    });
  });

  test('roles by other names decide the same, under those names', () => {
    inWorlds((world) => {
      const before = answers(world).map(words);
      const after = answers(withRolesCalled(world, (role) => `Z${role}`)).map(words);
      expect(after).toEqual(before.map((each) => each.replaceAll('"granted ', '"granted Z')));
    });
  });

  test('a folder scope changes nothing outside its folder, and one that gives nothing adds nothing inside', () => {
    let changes = 0;
    inWorlds((world, pick) => {
      const folder = FOLDERS[pick % FOLDERS.length] ?? '/';
      const role = ROLES[pick % ROLES.length] ?? '';
      const others = world.document.folderScopes.filter(
        (each) => each.folder !== folder || each.role !== role,
      );
      const base = withDocument(world, { folderScopes: others });
      const scoped = (grants: readonly Grant[]) =>
        answers(withDocument(world, { folderScopes: [...others, { folder, role, grants }] }));
      const before = answers(base);
      const outside = ({ resource }: Answer): boolean =>
        resource.folder === null || !isWithin(resource.folder, folder);
      const given = scoped([drawn(arbitraryGrant, pick)]);
      expect(given.filter(outside).map(words)).toEqual(before.filter(outside).map(words));
      changes += given.filter((answer, index) => answer.told !== before[index]?.told).length;
      if (!others.some((each) => each.role === role))
        expect(forbiddenTurns('adds nothing', before, scoped([]))).toEqual([]);
    });
    expect(changes).toBeGreaterThan(0);
  });

  test('what a forbid cannot tell, it denies, and what an `unless` cannot tell spares nobody', () => {
    const unknown: Condition = {
      kind: 'compare',
      operator: '=',
      left: { kind: 'attribute', of: 'subject', name: 'nothing' },
      right: { kind: 'literal', value: { type: 'text', value: 'x' } },
    };
    const rule = { kind: 'forbid', actions: ['manage'], on: TYPE_NAMES, because: 'Nobody knows.' } as const;
    let denied = 0;
    inWorlds((world) => {
      denied += answers(world).filter(({ allowed }) => allowed).length;
      for (const rules of [
        [{ ...rule, name: 'when', when: unknown }],
        [{ ...rule, name: 'not', when: { kind: 'not' as const, condition: unknown } }],
        [{ ...rule, name: 'unless', unless: unknown }],
      ])
        expect(answers(withDocument(world, { rules })).filter(({ allowed }) => allowed)).toEqual([]);
    });
    expect(denied).toBeGreaterThan(0);
  });

  test('nothing is seen of a record that may not be read, nor written of one that may not be updated', () => {
    const seen = { unread: 0, read: 0, written: 0 };
    inFields((may, fields) => {
      if (!may.read) {
        expect(new Set(fields)).toEqual(new Set(['hidden']));
        seen.unread += 1;
        return;
      }
      seen.read += 1;
      if (!may.update) expect(fields).not.toContain('writable');
      else seen.written += 1;
    });
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });

  test('a role more in `visible` shows no field less, and one more in `hidden` changes none', () => {
    const RANK: readonly FieldVisibility[] = ['hidden', 'masked', 'readable', 'writable'];
    let shown = 0;
    inWorlds((world, pick) => {
      const role = ROLES[pick % ROLES.length] ?? '';
      const fieldsOf = (fieldRules: PolicyDocument['fieldRules']) =>
        visibilities(withDocument(world, { fieldRules }));
      const { fieldRules } = world.document;
      const before = fieldsOf(fieldRules);
      const wider = fieldsOf(
        fieldRules.map((rule) => ({ ...rule, visible: [...(rule.visible ?? []), role] })),
      );
      const hiding = fieldsOf(
        fieldRules.map((rule) => ({ ...rule, hidden: [...(rule.hidden ?? []), role] })),
      );
      expect(hiding).toEqual(before);
      const ranks = before.map((each, index) => RANK.indexOf(wider[index] ?? 'hidden') - RANK.indexOf(each));
      expect(ranks.filter((rank) => rank < 0)).toEqual([]);
      shown += ranks.filter((rank) => rank > 0).length;
    });
    expect(shown).toBeGreaterThan(0);
  });

  test('the laws above were put to the test often enough', () => {
    console.log(`${checks} decisions and fields were judged for the laws`);
    expect(checks).toBeGreaterThan(100_000 * times);
  });
});

/** What every member gets of every field of every record, in one order. */
function visibilities(world: AskedWorld): readonly FieldVisibility[] {
  const found: FieldVisibility[] = [];
  forEachView(world, (_, fields) => void found.push(...fields));
  return found;
}

type Look = (
  may: { readonly read: boolean; readonly update: boolean },
  fields: readonly FieldVisibility[],
) => void;

function forEachView(world: AskedWorld, look: Look): void {
  const { directory, environment } = world;
  const compiled = compilePolicy(world.document, 1);
  for (const { id } of directory.members) {
    const subject = subjectIn(directory, id);
    for (const resource of world.records) {
      const may = (action: string): boolean =>
        decide(compiled, { subject, action, resource, environment }).outcome === 'allow';
      const fields = Object.values(visibleFields(compiled, subject, resource, environment));
      checks += fields.length;
      look({ read: may('read'), update: may('update') }, fields);
    }
  }
}

const inFields = (look: Look): void => inWorlds((world) => forEachView(world, look));
