import type { BenchTenant } from './bench-tenant.ts';
import type { Peer } from './peer-of.ts';
import { plainQuestions, type PlainQuestion, type PlainStep } from './peer-facts.ts';
import { peerLines, type ForbidLine, type PermitLine } from './peer-lines.ts';
import { isInside, plainTruth } from './peer-truth.ts';

function byAction<T extends PermitLine | ForbidLine>(lines: readonly T[], key: (line: T) => string) {
  const found = new Map<string, T[]>();
  for (const line of lines) {
    for (const action of line.actions) {
      const name = `${key(line)} ${line.type} ${action}`;
      found.set(name, [...(found.get(name) ?? []), line]);
    }
  }
  return found;
}

/** What a careful programmer writes in an afternoon: maps by role, type and action, and an interpreter of conditions. */
export function naivePeer(tenant: BenchTenant): Peer {
  const lines = peerLines(tenant.document);
  const permits = byAction(lines.permits, (line) => line.role);
  const forbids = byAction(lines.forbids, () => '');
  const questions = plainQuestions(tenant);

  const permitted = ({ subject, secondFactor }: PlainQuestion, { action, record }: PlainStep): boolean =>
    subject.holdings.some(
      ({ role, folder }) =>
        isInside(record.folder, folder) &&
        permits
          .get(`${role} ${record.type} ${action}`)
          ?.some(
            (line) =>
              isInside(record.folder, line.within) &&
              !line.outside.some((tree) => isInside(record.folder, tree)) &&
              (secondFactor || !line.secondFactor) &&
              (!line.mine || subject.mine.some((tree) => within(record.values['department'], tree))) &&
              line.wheres.every((where) => plainTruth(where, subject, record) === true),
          ) === true,
    );
  const forbidden = ({ subject, secondFactor }: PlainQuestion, { action, record }: PlainStep): boolean =>
    forbids
      .get(` ${record.type} ${action}`)
      ?.some(
        (line) =>
          !(secondFactor && line.secondFactor) &&
          (line.when === null || plainTruth(line.when, subject, record) !== false) &&
          (line.unless === null || plainTruth(line.unless, subject, record) !== true),
      ) === true;

  return {
    name: 'naive',
    precomputed: 'roles closed under inclusion for each member, lines by role, type and action',
    allows: (at) => {
      const question = questions[at];
      return (
        question?.steps.every((step) => permitted(question, step) && !forbidden(question, step)) === true
      );
    },
  };
}

const within = (path: unknown, tree: string): boolean => typeof path === 'string' && isInside(path, tree);
