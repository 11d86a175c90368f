import type { Check } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Decision } from '@remit/policy/decision';
import type { PolicyDocument } from '@remit/policy/document';
import type { Subject } from '@remit/policy/subject';
import { subjectOf } from '@remit/policy/subject-of';
import type { DecisionCase } from './decision-case.ts';
import type { AskedWorld } from './world.ts';
import { questionsOf } from './decision-questions.ts';
import { referenceDecision, referenceWorld, type ReferenceDecision } from './reference.ts';
import { spelledDecision } from './spelled-decision.ts';

/** What is held against the reference: the engine, or in a test of the net itself a broken one. */
export interface DecisionEngine {
  readonly compile: (document: PolicyDocument) => CompiledPolicy;
  readonly decide: (compiled: CompiledPolicy, check: Check) => Decision;
}

/** A question that two judges answered differently. */
export interface Disagreement {
  readonly case: DecisionCase;
  readonly engine: string;
  readonly reference: string;
}

const sameTexts = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((text, at) => text === right[at]);

function agree(engine: Decision, reference: ReferenceDecision): boolean {
  if (engine.outcome !== reference.outcome || engine.denial !== reference.denial) return false;
  const { because, obligations } = spelledDecision(engine);
  return sameTexts(because, reference.because) && sameTexts(obligations, reference.obligations);
}

function subjectIn({ directory }: Pick<AskedWorld, 'directory'>, id: string): Subject {
  const subject = subjectOf(directory, id);
  if (subject === null) throw new Error(`the directory has no member ${id}`);
  return subject;
}

/**
 * Asks every question of a world of both judges: outcome, denial, the rules that settled it and the duties.
 * @param onDecision is told each answer that they agree on
 * @returns the first question on which they do not
 */
export function compareWorld(
  world: AskedWorld,
  engine: DecisionEngine,
  onDecision: (decision: ReferenceDecision) => void,
): Disagreement | null {
  const { document, directory } = world;
  const compiled = engine.compile(document);
  const subjects = new Map(directory.members.map(({ id }) => [id, subjectIn(world, id)]));
  for (const environment of [world.environment, world.later]) {
    const reference = referenceWorld(document, directory, environment);
    for (const question of questionsOf(world)) {
      const { member, ...asked } = question;
      const subject = subjects.get(member);
      if (subject === undefined) throw new Error(`no subject was made of ${member}`);
      const answer = engine.decide(compiled, { subject, ...asked, environment });
      const expected = referenceDecision(reference, question);
      if (!agree(answer, expected)) {
        return {
          case: { document, directory, environment, ...question },
          engine: JSON.stringify(spelledDecision(answer)),
          reference: JSON.stringify(expected),
        };
      }
      onDecision(expected);
    }
  }
  return null;
}

/** One case asked of both judges. @returns null when they agree */
export function compareCase(asked: DecisionCase, engine: DecisionEngine): Disagreement | null {
  const { document, directory, environment, member, ...question } = asked;
  const subject = subjectIn({ directory }, member);
  const answer = engine.decide(engine.compile(document), { subject, ...question, environment });
  const expected = referenceDecision(referenceWorld(document, directory, environment), asked);
  if (agree(answer, expected)) return null;
  return {
    case: asked,
    engine: JSON.stringify(spelledDecision(answer)),
    reference: JSON.stringify(expected),
  };
}
