import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino';

/** Names under which something secret could stand in what is logged, at the top and one level down. */
const secretNames = [
  'password',
  'token',
  'code',
  'authorization',
  'cookie',
  'refreshToken',
  'binding',
  'secret',
];

/**
 * The log of a server. Of an error it keeps kind, message, code, stack and cause: drivers hang statements and their
 * parameters onto theirs, and those are other people's data.
 */
export function serverLog(level: LevelWithSilent, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      redact: [
        ...secretNames.flatMap((name) => [name, `*.${name}`]),
        '*.headers.cookie',
        '*.headers.authorization',
      ],
      serializers: { err: errorFields },
    },
    destination,
  );
}

interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorFields;
}

function errorFields(thrown: unknown, depth = 0): ErrorFields {
  if (!(thrown instanceof Error))
    return { type: typeof thrown, message: 'something that is no error was thrown' };
  const { name, message, stack, cause } = thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  return {
    type: name,
    message,
    ...code,
    ...(stack === undefined ? {} : { stack }),
    ...(cause === undefined || depth > 4 ? {} : { cause: errorFields(cause, depth + 1) }),
  };
}
