import { alwaysAsked, askableFields } from '@remit/policy/asked-fields';
import type { Environment, Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Approval, AskedFile, Question, ResourceType } from '@remit/policy/document';
import { evaluate } from '@remit/policy/evaluate';

/** A question of a form, as it is put for one record. */
export interface AskedQuestion {
  readonly field: string;
  readonly text: string;
  /** Whether the request is incomplete without an answer. */
  readonly required: boolean;
}

/** A file that a form asks for, for one record. */
export interface AskedAttachment {
  readonly name: string;
  readonly text: string;
  readonly required: boolean;
}

/** What a form asks for, in its order. */
export interface Asked {
  readonly questions: readonly AskedQuestion[];
  readonly files: readonly AskedAttachment[];
}

/**
 * What whoever submits a record is asked for under a policy, in the order of its form. What cannot be told to be left
 * out is asked for and required. The title, the amount and the department that the type names are always; where no
 * approval of the type asks anything, so is every other field, and none of those must be filled in.
 * @param resource as it was filled in so far
 * @returns nothing for a type that the policy does not have
 */
export function askedOf(
  { document, types }: CompiledPolicy,
  resource: Resource,
  environment: Environment,
): Asked {
  const type = types.get(resource.type);
  if (type === undefined) return { questions: [], files: [] };
  const situation = { subject: null, action: 'submit', resource, environment };
  const isAsked = ({ when }: Question | AskedFile): boolean =>
    when === undefined || evaluate(when, type, situation) !== 'false';
  const declared = document.approvals.filter(({ on }) => on === resource.type);
  const labels = new Map(type.fields.map(({ name, label }) => [name, label]));
  return {
    questions: questionsOf(type, declared)
      .filter(isAsked)
      .map(({ field, text = labels.get(field) ?? field, optional = false }) => ({
        field,
        text,
        required: !optional,
      })),
    files: declared
      .flatMap(({ attaches = [] }) => attaches)
      .filter(isAsked)
      .map(({ name, text, optional = false }) => ({ name, text, required: !optional })),
  };
}

/** Every question of a form, whether or not it is put for a record. */
function questionsOf(type: ResourceType, declared: readonly Approval[]): readonly Question[] {
  const always = alwaysAsked(type);
  const asks = declared.flatMap((approval) => approval.asks ?? []);
  if (asks.length === 0)
    return askableFields(type).map(({ name: field }) =>
      always.includes(field) ? { field } : { field, optional: true },
    );
  const before = always.filter((field) => !asks.some((question) => question.field === field));
  return [...before.map((field) => ({ field })), ...asks];
}
