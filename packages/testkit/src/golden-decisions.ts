import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, Resource } from '@remit/policy/check';
import type { Assignment, Department, Directory, Group, Member } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import type { FieldVisibility } from '@remit/policy/field-mask';
import type { ReferenceDecision } from './reference.ts';
import { member, smallDocument } from './small-tenant.ts';

type WrittenRecord = Pick<Resource, 'type' | 'folder' | 'attributes'> & Partial<Pick<Resource, 'history'>>;

/** A golden decision as it is written down: a sentence that is promised, a question, and the whole answer. */
interface WrittenCase {
  readonly sentence: string;
  readonly subject: string;
  readonly action: string;
  readonly record: WrittenRecord;
  readonly next?: WrittenRecord;
  /** What differs from the tenant's noon with nothing met; a zone that is null is not there. */
  readonly environment?: Partial<Omit<Environment, 'timeZone'>> & { readonly timeZone?: string | null };
  readonly fields?: Readonly<Record<string, FieldVisibility>>;
  /** Asked of the type and not of a record. */
  readonly withoutRecord?: boolean;
  /** False for records that no table holds, which no list can find. */
  readonly stored?: boolean;
  /** False for what the reference does not speak of. */
  readonly reference?: boolean;
  readonly expect: Omit<ReferenceDecision, 'outcome'> & {
    readonly outcome: 'allow' | 'deny' | 'depends';
    readonly missing?: readonly string[];
  };
}

interface WrittenFile {
  readonly about: string;
  readonly document: Partial<PolicyDocument>;
  readonly assignments: readonly (Pick<Assignment, 'holder' | 'role' | 'folder'> & Partial<Assignment>)[];
  readonly cases: readonly WrittenCase[];
}

interface WrittenTenant {
  readonly now: number;
  readonly timeZone: string;
  readonly folders: readonly string[];
  readonly departments: readonly Omit<Department, 'name'>[];
  readonly groups: readonly Omit<Group, 'name'>[];
  readonly members: readonly (Pick<Member, 'id'> & Partial<Member>)[];
}

/** A golden decision, ready to be asked of every face. */
export interface GoldenCase extends Pick<
  WrittenCase,
  'sentence' | 'subject' | 'action' | 'fields' | 'withoutRecord' | 'stored' | 'reference' | 'expect'
> {
  readonly document: PolicyDocument;
  readonly directory: Directory;
  readonly environment: Environment;
  readonly resource: Resource;
  readonly next?: Resource;
}

function directoryOf(tenant: WrittenTenant, { assignments }: WrittenFile): Directory {
  const { timeZone, folders, departments, groups, members } = tenant;
  return {
    revision: 1,
    timeZone,
    baseCurrency: 'EUR',
    folders,
    departments: departments.map((each) => ({ ...each, name: each.path })),
    groups: groups.map((each) => ({ ...each, name: each.id })),
    members: members.map(({ id, ...more }) => member(id, more)),
    assignments: assignments.map((each, at) => {
      return { id: `assignment ${at}`, from: null, until: null, ...each };
    }),
  };
}

function environmentOf({ now, timeZone }: WrittenTenant, more: WrittenCase['environment']): Environment {
  const { timeZone: zone = timeZone, ...rest } = more ?? {};
  return { now, met: [], attributes: {}, ...rest, ...(zone === null ? {} : { timeZone: zone }) };
}

const recordOf = (written: WrittenRecord, id: string | null): Resource => ({ id, history: [], ...written });

/**
 * The golden decisions of a folder, by file: what is promised never to go wrong.
 * @param folder with `tenant.json`, the people that all of them are about, and `decisions/`
 */
export function goldenDecisions(
  folder: string,
): readonly { readonly file: string; readonly about: string; readonly cases: readonly GoldenCase[] }[] {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const tenant = read('tenant.json') as WrittenTenant;
  return readdirSync(join(folder, 'decisions'))
    .toSorted()
    .map((file) => {
      const written = read(join('decisions', file)) as WrittenFile;
      const document = smallDocument(written.document);
      const directory = directoryOf(tenant, written);
      const cases = written.cases.map(({ record, next, environment, ...rest }): GoldenCase => {
        return {
          ...rest,
          document,
          directory,
          environment: environmentOf(tenant, environment),
          resource: recordOf(record, rest.withoutRecord === true ? null : 'record'),
          ...(next === undefined ? {} : { next: recordOf(next, 'record') }),
        };
      });
      return { file, about: written.about, cases };
    });
}
