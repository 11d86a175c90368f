/** What pressing an example does. */
export const nothing = (): void => undefined;
