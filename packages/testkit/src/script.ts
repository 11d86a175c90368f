/** A name, and what is run. */
export type Script = readonly [name: string, sql: string];
