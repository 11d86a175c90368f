import { shortNameOf } from '@remit/policy/catalog';
import type { PolicyDocument, ResourceType } from '@remit/policy/document';
import { isRequestType, paymentRequest } from '@remit/policy/request-type';
import { typeSaidByRemit } from '@remit/policy/words/said-by-remit';
import { columnsOf } from '@remit/policy-sql/columns';
import { Untranslatable } from '@remit/policy-sql/untranslatable';
import { hashOf } from '@remit/store/secrets/hash-of';
import type { PolicyProblemView } from './people/person-impact-views.ts';

/**
 * Where a draft declares types or fields otherwise than they are stored. A type of Remit's own is a table and a field of
 * it a column, found by name: one that is not there breaks every list of its type for everybody, and one that is there
 * and was never declared opens it to conditions and counts. Types of requests a draft may add, for they are all stored in
 * one table; of one that is published it may change what nothing stored depends on.
 */
export function movedDeclarations(
  draft: PolicyDocument,
  published: PolicyDocument,
): readonly PolicyProblemView[] {
  const modules: readonly PolicyProblemView[] =
    hashOf(draft.modules) === hashOf(published.modules)
      ? []
      : [{ path: 'modules', message: 'Modules are those of the tables; leave them as they are.' }];
  const drafted = new Set(draft.resources.map(({ name }) => name));
  const gone = published.resources.filter(({ name }) => !drafted.has(name));
  const before = new Map(published.resources.map((type) => [type.name, type]));
  return [
    ...modules,
    ...gone.map((type) => ({ path: 'resources', message: staysBecause(type) })),
    ...draft.resources.flatMap((type, at) => {
      const message = problemOf(type, before.get(type.name));
      return message === null ? [] : [{ path: `resources[${at}]`, message }];
    }),
  ];
}

/** Why a published type stays, and what to do instead. A version from before it is taken back by a draft that keeps it. */
const staysBecause = (type: ResourceType): string =>
  isRequestType(type)
    ? `Requests of \`${type.name}\` are kept with what they say, so the type stays. Take away the grants to create and submit it instead: nobody begins another, those that wait end in their order, and all can be read.`
    : `Records of \`${type.name}\` are stored, so the type stays. Take away the grants on it instead.`;

/** @param was as it is published; undefined for a new one */
function problemOf(type: ResourceType, was: ResourceType | undefined): string | null {
  if (was !== undefined && hashOf(was) === hashOf(type)) return null;
  if (type.name === paymentRequest || !isRequestType(type) || (was !== undefined && !isRequestType(was)))
    return was === undefined
      ? `\`${type.name}\` has no table. A new type is one of requests: it has an owner, who is a member, and the actions submit, approve, reject and withdraw.`
      : `The fields of \`${type.name}\` are those of its table; leave them as they are.`;
  if (!type.history)
    return `\`${type.name}\` must keep its history, or nobody could tell who submitted and who decided.`;
  return was === undefined ? unstorable(type) : (changedStorage(type, was) ?? unstorable(type));
}

/** What keeps requests of a type from being stored. */
function unstorable(type: ResourceType): string | null {
  if (!/^[A-Z][A-Za-z0-9]{0,79}$/.test(shortNameOf(type.name)))
    return `\`${type.name}\`: a type of requests is named with a capital letter, letters and digits, such as \`TravelRequest\`.`;
  for (const field of type.fields) {
    const said = typeSaidByRemit(field.name);
    if (said !== null && said !== field.type)
      return `\`${type.name}\`: \`${field.name}\` is what Remit says of every request itself, as ${said === 'enum' || said === 'instant' ? 'an' : 'a'} ${said}. Declare it as that, or call the field otherwise.`;
  }
  try {
    columnsOf(type);
    return null;
  } catch (error) {
    if (error instanceof Untranslatable) return `\`${type.name}\`: ${error.message}.`;
    throw error;
  }
}

/** What of a type would leave requests behind that are stored already. */
function changedStorage(type: ResourceType, was: ResourceType): string | null {
  const moved = (['owner', 'amount', 'department', 'title'] as const).find(
    (meaning) => type[meaning] !== was[meaning],
  );
  if (moved !== undefined)
    return `Requests of \`${type.name}\` are stored by which field is their ${moved}; leave that as it is.`;
  const types = new Map(type.fields.map((field) => [field.name, field.type]));
  const lost = was.fields.find((field) => types.get(field.name) !== field.type);
  return lost === undefined
    ? null
    : `Requests of \`${type.name}\` say a ${lost.type} in \`${lost.name}\`; leave that field and add another.`;
}
