import { expect, test } from 'vitest';
import { sessionEnd, type SessionFacts, type SessionPolicy, sessionProblem } from './session-policy.ts';

const minute = 60_000;
const lenient: SessionPolicy = { sessionMinutes: null, secondFactor: 'nobody', secondFactorFrom: null };
const facts: SessionFacts = { createdAt: 0, now: 30 * minute, secondFactorAt: null, administers: false };

test.each<[string, Partial<SessionPolicy>, Partial<SessionFacts>, ReturnType<typeof sessionProblem>]>([
  ['a policy that asks nothing', {}, {}, null],
  ['the last millisecond', { sessionMinutes: 30 }, { now: 30 * minute - 1 }, null],
  ['the end itself', { sessionMinutes: 30 }, {}, 'too-old'],
  ['a clock that is no number', { sessionMinutes: 30 }, { now: Number.NaN }, 'too-old'],
  ['nobody has to confirm', {}, { administers: true }, null],
  ['administrators have to, and this is none', { secondFactor: 'administrators' }, {}, null],
  ['administrators have to', { secondFactor: 'administrators' }, { administers: true }, 'no-second-factor'],
  [
    'an administrator who did',
    { secondFactor: 'administrators' },
    { administers: true, secondFactorAt: 1 },
    null,
  ],
  ['everybody has to', { secondFactor: 'everybody' }, {}, 'no-second-factor'],
  ['everybody has to, and did', { secondFactor: 'everybody' }, { secondFactorAt: 1 }, null],
  [
    'everybody will have to: the last millisecond before',
    { secondFactor: 'everybody', secondFactorFrom: 30 * minute + 1 },
    {},
    null,
  ],
  [
    'everybody has to, from this very moment on',
    { secondFactor: 'everybody', secondFactorFrom: 30 * minute },
    {},
    'no-second-factor',
  ],
  [
    'time to add one, by a clock that is no number',
    { secondFactor: 'everybody', secondFactorFrom: 30 * minute },
    { now: Number.NaN },
    'no-second-factor',
  ],
  [
    'time to add one keeps no session that is too old',
    { secondFactor: 'everybody', secondFactorFrom: 31 * minute, sessionMinutes: 30 },
    {},
    'too-old',
  ],
  [
    'too old and without: the session is over',
    { secondFactor: 'everybody', sessionMinutes: 30 },
    {},
    'too-old',
  ],
])('%s', (_, policy, known, problem) => {
  expect(sessionProblem({ ...lenient, ...policy }, { ...facts, ...known })).toBe(problem);
});

test.each<[string, SessionPolicy['sessionMinutes'], number]>([
  ['a tenant that asks for no shorter ones', null, 60 * minute],
  ['a tenant that asks for shorter ones', 30, 30 * minute],
  ['a tenant that would let it last longer', 90, 60 * minute],
])('a session of an hour ends in %s when it is good there no more', (_, sessionMinutes, end) => {
  expect(sessionEnd({ sessionMinutes }, { createdAt: 0, expiresAt: 60 * minute })).toBe(end);
  const policy = { ...lenient, sessionMinutes: sessionMinutes ?? 60 };
  expect(sessionProblem(policy, { ...facts, now: end - 1 })).toBeNull();
  if (end < 60 * minute) expect(sessionProblem(policy, { ...facts, now: end })).toBe('too-old');
});
