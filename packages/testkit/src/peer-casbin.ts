import { newEnforcer, newModelFromString } from 'casbin';
import type { BenchTenant } from './bench-tenant.ts';
import { plainQuestions, type PlainQuestion, type PlainStep } from './peer-facts.ts';
import { peerLines } from './peer-lines.ts';
import type { Peer } from './peer-of.ts';
import { isInside, plainTruth } from './peer-truth.ts';

const MODEL = `
[request_definition]
r = asker, step, type, act

[policy_definition]
p = role, type, acts, line, eft

[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

[matchers]
m = r.type == p.type && covers(p.acts, r.act) && holds(r.asker, r.step, p.role, p.line) && applies(r.asker, r.step, p.line)
`;

const words = (actions: readonly string[]): string => ` ${actions.join(' ')} `;

/**
 * node-casbin with one policy line for each grant and rule. Its own role manager would walk every assignment, so roles,
 * folders and conditions are told to it as functions, which makes it many times faster.
 */
export async function casbinPeer(tenant: BenchTenant): Promise<Peer> {
  const { permits, forbids } = peerLines(tenant.document);
  const permitOf = new Map(permits.map((line) => [line.id, line]));
  const forbidOf = new Map(forbids.map((line) => [line.id, line]));
  const enforcer = await newEnforcer(newModelFromString(MODEL));
  await enforcer.addPolicies([
    ...permits.map((line) => [line.role, line.type, words(line.actions), line.id, 'allow']),
    ...forbids.map((line) => ['*', line.type, words(line.actions), line.id, 'deny']),
  ]);

  const holds = ({ subject }: PlainQuestion, { record }: PlainStep, role: string, id: string): boolean => {
    const line = permitOf.get(id);
    if (line === undefined) return true;
    return (
      subject.holdings.some((held) => held.role === role && isInside(record.folder, held.folder)) &&
      isInside(record.folder, line.within) &&
      !line.outside.some((tree) => isInside(record.folder, tree))
    );
  };
  const applies = ({ subject, secondFactor }: PlainQuestion, { record }: PlainStep, id: string): boolean => {
    const permit = permitOf.get(id);
    const { department } = record.values;
    if (permit !== undefined)
      return (
        (secondFactor || !permit.secondFactor) &&
        (!permit.mine ||
          (typeof department === 'string' && subject.mine.some((tree) => isInside(department, tree)))) &&
        permit.wheres.every((where) => plainTruth(where, subject, record) === true)
      );
    const forbid = forbidOf.get(id);
    if (forbid === undefined) throw new Error(`casbin asks about \`${id}\`, which nobody told it.`);
    return (
      !(secondFactor && forbid.secondFactor) &&
      (forbid.when === null || plainTruth(forbid.when, subject, record) !== false) &&
      (forbid.unless === null || plainTruth(forbid.unless, subject, record) !== true)
    );
  };
  await enforcer.addFunction('covers', (acts: string, act: string) => acts.includes(` ${act} `));
  await enforcer.addFunction('holds', holds);
  await enforcer.addFunction('applies', applies);

  const questions = plainQuestions(tenant);
  return {
    name: 'node-casbin',
    precomputed: `${permits.length + forbids.length} policy lines in memory, the matcher compiled, roles of each member closed under inclusion, folders and conditions as JavaScript functions`,
    allows: (at) => {
      const question = questions[at];
      return (
        question?.steps.every((step) =>
          enforcer.enforceSync(question, step, step.record.type, step.action),
        ) === true
      );
    },
  };
}
