import { StoreError } from './errors.ts';

/** Whether a tenant was destroyed or shut while something waited to be done in it. */
export const isGone = (error: unknown): boolean => error instanceof StoreError && error.code === 'not-found';
