const RECOGNISED: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether a currency is one of ISO 4217 that money is kept in. */
export const isCurrency = (code: string): boolean => RECOGNISED.has(code) && code !== 'XXX';
