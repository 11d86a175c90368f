import type { Directory } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import { benchDirectory, benchTree } from './bench-tenant-directory.ts';
import { benchPolicy } from './bench-tenant-policy.ts';
import { benchQuestions, type BenchQuestion } from './bench-tenant-questions.ts';
import { seededRandom } from './seeded-random.ts';

/** How large a tenant to make; the same seed makes the same tenant. */
export interface BenchSize {
  readonly members: number;
  readonly roles: number;
  readonly folders: number;
  /** How many questions, half of them allowed; none are made for 0, and a tenant is then there at once. */
  readonly questions: number;
  /** How many of the members ask them. */
  readonly askers: number;
  readonly seed: number;
}

export interface BenchTenant {
  readonly document: PolicyDocument;
  readonly directory: Directory;
  readonly questions: readonly BenchQuestion[];
}

/** The tenant that most figures of the engine are about. */
export const USUAL_SIZE: BenchSize = {
  members: 10_000,
  roles: 200,
  folders: 200,
  questions: 20_000,
  askers: 2_000,
  seed: 20_260_601,
};

/** The same, with every question about other people and records than the one before: memory is slower than any engine. */
export const SCATTERED_SIZE: BenchSize = { ...USUAL_SIZE, askers: 10_000 };

/** Ten times as many people and roles. */
export const LARGE_SIZE: BenchSize = { ...USUAL_SIZE, members: 100_000, roles: 2_000 };

/** A whole tenant made up for measuring: valid policy, people, and questions with the reference's answers. */
export function benchTenant(size: BenchSize = USUAL_SIZE): BenchTenant {
  const random = seededRandom(size.seed);
  const folders = benchTree('f', size.folders, 5, random);
  const document = benchPolicy(size.roles, folders, random);
  const roles = document.roles.map((role) => role.name);
  const directory = benchDirectory(size.members, roles, folders, random);
  return {
    document,
    directory,
    questions: benchQuestions(document, directory, size.questions, size.askers, random),
  };
}

/** The same policy with one role edited: its first grant gone, and everything of one type given instead. */
export function withOneRoleEdited(document: PolicyDocument, name: string): PolicyDocument {
  return {
    ...document,
    roles: document.roles.map((role) =>
      role.name === name
        ? { ...role, grants: [...role.grants.slice(1), { actions: ['manage'], on: ['wms.Item'] }] }
        : role,
    ),
  };
}
