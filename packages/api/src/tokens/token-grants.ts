import { z } from 'zod';
import { text } from '../input.ts';

// What an application recognises itself by: made by it, at random, and kept beside its tokens.
const binding = z
  .string('must be text')
  .regex(
    /^[\x21-\x7e]{32,200}$/,
    'at least 32 characters that the application made at random, without spaces',
  );
const token = z.string('must be text').max(200);

/** What `/api/token` takes. */
export const tokenGrant = z.discriminatedUnion('grant', [
  z.strictObject({ grant: z.literal('code'), code: token, binding }),
  z.strictObject({
    grant: z.literal('password'),
    email: z.string('must be text').max(1000),
    password: z.string('must be text').max(1000),
    /** Of the second factor, where there is one. */
    code: z.string('must be text').max(100).optional(),
    /** What the person will find it under among their applications. */
    name: text(1, 80),
    binding,
  }),
  z.strictObject({
    grant: z.literal('refresh'),
    refreshToken: token,
    /** Of the second factor: for what asks the person to confirm first. The session counts as confirmed with it. */
    code: z.string('must be text').max(100).optional(),
    binding,
  }),
]);

export type TokenGrant = z.infer<typeof tokenGrant>;
