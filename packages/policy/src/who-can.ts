import type { CompiledPolicy } from './compiled-policy.ts';
import type { Environment, Resource } from './check.ts';
import type { Decision } from './decision.ts';
import type { Directory, Member } from './directory.ts';
import type { Situation } from './situation.ts';
import type { Subject } from './subject.ts';
import { decide } from './decide.ts';
import { bareMember, bareSubject } from './bare-subject.ts';
import { directoryIndex } from './directory-index.ts';
import type { FactsAsked } from './facts-asked.ts';
import { upward } from './path.ts';
import { roleMeanings } from './compare/role-meanings.ts';
import { periodStanding, standingProblem } from './standing.ts';
import { subjectOf } from './subject-of.ts';
import { typeGrants, type TypeAction, type TypeGrant } from './type-grants.ts';

/** Somebody who may. The subject and the decision are made when they are asked for: most are only counted or named. */
export interface Able {
  readonly member: Member;
  readonly subject: Subject;
  readonly decision: Decision;
}

/** What everybody is asked about. */
interface Question {
  readonly compiled: CompiledPolicy;
  readonly directory: Directory;
  readonly action: string;
  readonly resource: Resource;
  readonly environment: Environment;
}

class AbleMember implements Able {
  readonly member: Member;
  readonly #question: Question;

  constructor(member: Member, question: Question) {
    this.member = member;
    this.#question = question;
  }

  get subject(): Subject {
    const subject = subjectOf(this.#question.directory, this.member.id);
    if (subject === null) throw new Error(`member ${this.member.id} was found in a directory that lacks it`);
    return subject;
  }

  get decision(): Decision {
    const { compiled, action, resource, environment } = this.#question;
    return decide(compiled, { subject: this.subject, action, resource, environment });
  }
}

/** Nobody, for what asks nothing of the subject. */
const NOBODY: Subject = bareSubject(bareMember(''));

const asksSubject = ({ subject, put }: FactsAsked): boolean => subject.size > 0 || put.size > 0;
const asksGroups = ({ subject, put }: FactsAsked): boolean => subject.has('groups') || put.has('groups');

const permits = ({ clauses }: TypeGrant, situation: Situation): boolean =>
  clauses().every(({ test }) => test(situation) === 'true');

/** Members by their place in the directory, with what conditions may ask of each: made once an action. */
function situationsOf({ directory, resource, environment }: Question, { name: action }: TypeAction) {
  const { headsOf } = directoryIndex(directory);
  const bare: (Situation | undefined)[] = [];
  const full: (Situation | undefined)[] = [];
  const situation = (subject: Subject | null): Situation => ({ subject, action, resource, environment });
  const bareOf = (member: Member): Subject => ({ ...NOBODY, member, heads: headsOf(member.id) });
  return (place: number, member: Member, asked: FactsAsked): Situation =>
    asksGroups(asked)
      ? (full[place] ??= situation(subjectOf(directory, member.id)))
      : (bare[place] ??= situation(bareOf(member)));
}

type SituationAt = ReturnType<typeof situationsOf>;

/**
 * Marks everybody whom a grant permits the action on the record, rules aside.
 * @param among whom it is asked about; null: everybody
 */
function permitted(
  question: Question,
  action: TypeAction,
  at: number,
  situationAt: SituationAt,
  among: Uint8Array | null,
): Uint8Array {
  const { compiled, directory, resource, environment } = question;
  const folder = resource.folder ?? '';
  const marks = new Uint8Array(directory.members.length);
  const { holdersOf, rolesAssigned } = directoryIndex(directory);
  const meanings = roleMeanings(compiled);
  const general: Situation = { subject: null, action: action.name, resource, environment };
  const passes = new Map<TypeGrant, boolean>();
  const passesAll = (grant: TypeGrant): boolean => {
    const known = passes.get(grant) ?? permits(grant, general);
    passes.set(grant, known);
    return known;
  };
  const mark = (places: readonly number[], everybody: boolean, personal: readonly TypeGrant[]): void => {
    for (const place of places) {
      if (marks[place] === 1 || among?.[place] === 0) continue;
      const member = directory.members[place];
      const may =
        everybody ||
        (member !== undefined &&
          personal.some((grant) => permits(grant, situationAt(place, member, grant.asked(NOBODY)))));
      if (may) marks[place] = 1;
    }
  };
  const above = upward(folder);
  for (const role of rolesAssigned) {
    const meaning = meanings.of(role, folder).find(({ type }) => type === resource.type);
    const grants = (meaning?.grants[at] ?? []).filter(({ requires }) =>
      requires.every((each) => environment.met.includes(each)),
    );
    if (grants.length === 0) continue;
    const personal = grants.filter((grant) => asksSubject(grant.asked(NOBODY)));
    const everybody = grants.some((grant) => !personal.includes(grant) && passesAll(grant));
    if (!everybody && personal.length === 0) continue;
    const holders = holdersOf(role);
    for (const tree of above) {
      const here = holders.get(tree);
      if (here === undefined) continue;
      mark(here.always, everybody, personal);
      for (const { assignment, places } of here.timed)
        if (periodStanding(assignment, environment.now) === 'active') mark(places, everybody, personal);
    }
  }
  return marks;
}

/** What every member is asked of the rules on an action; null when a rule stops everybody. */
function sparing(question: Question, action: TypeAction, situationAt: SituationAt) {
  const { resource, environment } = question;
  const limits = action.limits.filter(({ lifts }) => lifts === null || !environment.met.includes(lifts));
  const general: Situation = { subject: null, action: action.name, resource, environment };
  const personal = limits.filter(({ asked }) => asksSubject(asked));
  const stops = limits.some((limit) => !personal.includes(limit) && limit.test(general) !== 'false');
  if (stops) return null;
  return (place: number, member: Member): boolean =>
    personal.every(({ test, asked }) => test(situationAt(place, member, asked)) === 'false');
}

function askEverybody(question: Question): readonly Able[] {
  return question.directory.members
    .map((member) => new AbleMember(member, question))
    .filter(({ decision }) => decision.outcome === 'allow');
}

/**
 * Every member who may take the action on the resource, in the directory's order: exactly those to whom a decision says
 * allow. Only holders of roles that grant it are looked at, and what does not ask for the subject is judged once.
 */
export function whoCan(
  compiled: CompiledPolicy,
  directory: Directory,
  action: string,
  resource: Resource,
  environment: Environment,
): readonly Able[] {
  const question: Question = { compiled, directory, action, resource, environment };
  const actions = typeGrants(compiled).types.get(resource.type) ?? [];
  const at = actions.findIndex(({ name }) => name === action);
  const asked = actions[at];
  if (asked === undefined) return [];
  // A type without a record is asked what all of its records have in common: a decision tells.
  if (resource.id === null && action !== 'create') return askEverybody(question);
  // What lies in no folder, or in what is no folder's path, is nobody's.
  if (resource.folder === null || compiled.folders(resource.folder) === null) return [];
  // A record that is still to be made has no past, whatever was sent.
  const judged = action === 'create' ? { ...question, resource: { ...resource, history: [] } } : question;
  const reading = actions.findIndex(({ name }) => name === 'read');
  const steps = [[asked, at] as const, ...(asked.reads ? [[actions[reading], reading] as const] : [])];
  let among: Uint8Array | null = null;
  const answers = steps.map(([step, index]) => {
    if (step === undefined) return null;
    const situationAt = situationsOf(judged, step);
    const spares = sparing(judged, step, situationAt);
    // Who may not take the action need not be asked whether they may read.
    return spares && { spares, marks: (among = permitted(judged, step, index, situationAt, among)) };
  });
  const able: Able[] = [];
  if (answers.includes(null)) return able;
  directory.members.forEach((member, place) => {
    for (const answer of answers) if (answer?.marks[place] !== 1) return;
    if (standingProblem(member, environment.now) !== null) return;
    for (const answer of answers) if (answer?.spares(place, member) !== true) return;
    able.push(new AbleMember(member, question));
  });
  return able;
}
