import * as z from 'zod/mini';

/** An address inside this console. Anything that could lead elsewhere (`//host`, `\\host`, a scheme) is refused. */
export const localPath = z.string().check(z.maxLength(4000), z.regex(/^\/(?![/\\])[^\u0000-\u001f\\]*$/));
