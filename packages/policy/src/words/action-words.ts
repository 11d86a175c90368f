/** An action as a sentence says it: `submit for` for the name `submitFor`. */
export const actionWords = (action: string): string =>
  action.replaceAll(/(?<=[a-z0-9])[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
