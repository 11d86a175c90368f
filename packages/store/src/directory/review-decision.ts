/** What is decided of an assignment under review: left as it is, ended at a time, or ended. */
export type ReviewDecision = 'keep' | 'reduce' | 'remove';

/** What closing the review came to for it. */
export type ReviewOutcome = 'kept' | 'reduced' | 'removed' | 'gone' | 'refused' | 'undecided';
