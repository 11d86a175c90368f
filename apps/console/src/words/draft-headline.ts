/** The words of the live effect of a draft. They come with the bar of drafts. */
export const draftHeadline = {
  agreed: 'This page and the server have worked out the same.',
  differs:
    'This page worked out something else than the server, whose answer is shown: somebody changed something meanwhile.',
  invalid: 'Not a policy yet',
} as const;
