/**
 * The words that may be needed before anything else is there, in English, as ICU messages: numbers, plurals and choices
 * are the message's, not the screen's.
 */
export const english = {
  parts: { close: 'Close', loading: 'Loading', copied: 'Copied', cancel: 'Cancel', optional: 'optional' },
  signIn: {
    title: 'Sign in',
    lead: 'Use the e-mail address that your tenant knows.',
    leadReturning: 'Sign in to go on to the page that you asked for.',
    email: 'E-mail',
    emailMissing: 'Type your e-mail address: it has one @.',
    password: 'Password',
    passwordMissing: 'Type your password.',
    signIn: 'Sign in',
    signingIn: 'Signing in…',
    help: 'No access yet? Ask whoever administers Remit at your company.',
    already: 'You are signed in',
    as: 'As {email}.',
    goOn: 'Go on',
    somebodyElse: 'Sign in as somebody else',
    endedTitle: 'Your session has ended',
    endedLead: 'Sign in again. This page stays as it is, and what you were doing goes on.',
  },
  tenants: {
    title: 'Choose a tenant',
    operate: 'Operate Remit',
    lead: 'Signed in as {email}.',
    lastUsed: 'Last used',
    neverUsed: 'Not used yet',
    none: 'No tenant yet',
    noneReason: 'Nobody has made you a member of a tenant, or your membership has ended.',
    account: 'Your account',
    somebodyElse: 'Sign in as somebody else',
  },
  notFound: {
    title: 'There is no such page',
    reason: 'The address may have been cut short, or the page may have moved.',
    home: 'Go home',
  },
  problem: {
    title: {
      forbidden: 'You may not see this',
      missing: 'Not found',
      address: 'There is no such page',
      unreachable: 'Remit does not answer right now',
      failed: 'That did not work',
    },
    address: 'The address may have been cut short, or the page may have moved.',
    retry: 'Try again',
    reference: 'Reference',
    copy: 'Copy the reference',
  },
  why: {
    outcome: { allow: 'Yes.', deny: 'No.', depends: 'It depends.' },
    sources: 'Through',
    deciders: 'Who can decide · {count, number}',
    more: 'and {count, plural, one {# other} other {# others}}',
    nobody: 'Nobody can right now.',
    obligations: 'It asks for:',
    ask: 'Request access',
    obligation: { 'second-factor': 'a second factor', comment: 'a comment' },
  },
} as const;
