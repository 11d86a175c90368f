/** The words of a link from an e-mail that leads to nothing. They come with it. */
export const shortLink = {
  title: 'This request is not open to you',
  lead: 'You are signed in as {email}. There is no such request, or it is not yours to see.',
  shut: '{tenant}: {because}.',
  goOn: 'Go on to Remit',
} as const;
