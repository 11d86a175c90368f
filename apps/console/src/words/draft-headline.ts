/** The words of the live effect of a draft. They come with the bar of drafts. */
export const draftHeadline = {
  agreed: 'This page and the server have worked out the same.',
  differs:
    'This page worked out something else than the server, whose answer is shown: somebody changed something meanwhile.',
  invalid: 'Not a policy yet',
  proved: '{count, plural, one {# check holds} other {All # checks hold}}',
  broken:
    '{broken, number} of {count, plural, one {# check} other {# checks}} {broken, plural, one {fails} other {fail}}: {first}',
  administrator: 'nobody could publish any more',
  second: 'needs a second person',
} as const;
