/** Somebody asked a command to stop; it ended where the same command can go on. */
export class StoppedError extends Error {
  constructor(signal: NodeJS.Signals, next = 'the same command goes on where this one ended') {
    super(`stopped by ${signal}; ${next}`);
  }
}
