/** Where the start of Remit tells how far it is. */
export interface Progress {
  step(text: string, done?: number, total?: number): void;
  /** Clears what was drawn, so that what follows stands alone. */
  end(): void;
}

/**
 * Progress for a person at a terminal, one line that is drawn anew; for a log, a line for each new step.
 * @param out usually stderr: stdout is for what was asked for
 */
export function showProgress(out: NodeJS.WriteStream): Progress {
  // Steps may go on side by side: a log names each once.
  const named = new Set<string>();
  return {
    step: (text, done, total) => {
      const counted = done === undefined || total === undefined ? '' : ` ${done} of ${total}`;
      if (out.isTTY) out.write(`\r\u001b[K${text}…${counted}`);
      else if (!named.has(text)) out.write(`${text}…\n`);
      named.add(text);
    },
    end: () => {
      if (out.isTTY) out.write('\r\u001b[K');
    },
  };
}
