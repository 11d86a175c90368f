import type { Value } from '@remit/policy/values/value';
import { z } from 'zod';
import { identifier, path, typeName } from '../input.ts';
import { value } from '../policy/policy-document-schema.ts';
import { simulateQuestion, type SimulateQuestion } from '../simulate/simulate-input.ts';

const entity = 'must be an object';

/** A value as the policy's text form has it, or plain JSON where that says what it is. */
const fact = z
  .union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.unknown())])
  .transform((said, ctx): Value => {
    const read = value.safeParse(typed(said));
    if (read.success) return read.data;
    ctx.addIssue({
      code: 'custom',
      message: `${read.error.issues[0]?.message ?? 'is no value'}; a value has its type beside it, such as \`{"type":"money","minor":500000,"currency":"EUR"}\``,
    });
    return z.NEVER;
  });

function typed(said: unknown): unknown {
  if (typeof said === 'string') return { type: 'text', value: said };
  if (typeof said === 'number') return { type: 'number', value: String(said) };
  if (typeof said === 'boolean') return { type: 'boolean', value: said };
  return said;
}

const remit = z
  .object(
    {
      met: simulateQuestion.shape.met,
      version: simulateQuestion.shape.version,
      draft: simulateQuestion.shape.draft,
    },
    entity,
  )
  .prefault({});

// What is not known here is ignored, as the standard asks: none of these is strict.
const request = z.object(
  {
    subject: z.object(
      { type: z.literal('user'), id: z.uuid('must be the id of a member').toLowerCase() },
      entity,
    ),
    action: z.object({ name: identifier }, entity),
    resource: z
      .object(
        {
          type: typeName,
          id: z.union([
            z.literal(''),
            z.uuid('must be the id of a record, or empty for one that is described'),
          ]),
          properties: z
            .object({ folder: path.nullable().default(null) }, entity)
            .catchall(fact.nullable())
            .optional(),
        },
        entity,
      )
      .refine(({ id, properties }) => id === '' || properties === undefined, {
        path: ['properties'],
        message: 'a stored record is asked about by its id alone; to describe one, leave the id empty',
      }),
    context: z
      .object(
        {
          time: z.iso
            .datetime({ offset: true, error: 'must be a moment, such as `2027-01-31T09:00:00Z`' })
            .optional(),
          remit,
        },
        entity,
      )
      .catchall(fact.nullable())
      .prefault({}),
  },
  'must be an object with `subject`, `action` and `resource`',
);

/**
 * The question in an access evaluation request: whether a member may take an action on a stored record, or on one that
 * its properties describe where its id is empty. `context` may say the time, and under `remit` the duties that are met
 * and the version or draft that decides; whatever else it holds is what policy text reaches as `context.*`.
 * @throws ZodError that says where a request is not one
 * Source: OpenID AuthZEN Authorization API 1.0, "Access Evaluation API".
 */
export function evaluationQuestion(body: unknown): SimulateQuestion {
  const { subject, action, resource, context } = request.parse(body);
  const { time, remit: ours, ...facts } = context;
  const { folder, ...attributes } = resource.properties ?? { folder: null };
  return simulateQuestion.parse({
    ...ours,
    member: subject.id,
    action: action.name,
    resource:
      resource.id === ''
        ? { kind: 'described', type: resource.type, folder, attributes }
        : { kind: 'record', type: resource.type, id: resource.id },
    at: time === undefined ? null : Date.parse(time),
    context: facts,
  });
}

/** Several requests in one. */
export interface EvaluationBatch {
  /** Each as a request of its own, with what it leaves out. */
  readonly bodies: readonly unknown[];
  /** The decision after which no further one is asked for; null where all are answered. */
  readonly endsAt: boolean | null;
}

/** So many evaluations are in one batch at most: each is a call of its own. */
const largest = 20;

const anything = z.unknown().optional();
const batch = z.object(
  {
    evaluations: z
      .array(z.record(z.string(), z.unknown(), entity), 'must be a list')
      .max(largest, `at most ${largest} evaluations`)
      .default([]),
    options: z
      .object(
        {
          evaluations_semantic: z
            .enum(['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'])
            .default('execute_all'),
        },
        entity,
      )
      .prefault({}),
  },
  'must be an object with `evaluations`',
);

const shared = z.object({ subject: anything, action: anything, resource: anything, context: anything });

const ENDS_AT = { execute_all: null, deny_on_first_deny: false, permit_on_first_permit: true } as const;

/**
 * The requests in a batch, in their order. What stands beside `evaluations` counts for each that does not say it itself:
 * whole, never in parts.
 * @returns null where there are none: the body is then a single request
 * @throws ZodError that says where a body is no batch
 */
export function evaluationBatch(body: unknown): EvaluationBatch | null {
  const { evaluations, options } = batch.parse(body);
  if (evaluations.length === 0) return null;
  const { subject, action, resource, context } = shared.parse(body);
  const defaults = Object.fromEntries(
    Object.entries({ subject, action, resource, context }).filter(([, said]) => said !== undefined),
  );
  return {
    bodies: evaluations.map((each) => ({ ...defaults, ...each })),
    endsAt: ENDS_AT[options.evaluations_semantic],
  };
}
