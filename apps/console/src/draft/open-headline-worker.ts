interface TrustedUrls {
  /** What it returns is a script address that the browser trusts; lib.dom does not have its type yet. */
  createScriptURL(address: string): URL;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): TrustedUrls;
}

/** The content policy lets no script address through that nobody vouches for: one for the page, for one address. */
let vouching: TrustedUrls | null = null;

/** Starts the worker that says what drafts mean. Its script is fetched only now. */
export async function openHeadlineWorker(): Promise<Worker> {
  const { default: address } = await import('./headline-worker.ts?worker&url');
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  vouching ??=
    trustedTypes?.createPolicy('remit-worker', {
      createScriptURL: (asked) => {
        if (asked !== address) throw new TypeError('this page starts one worker, and no other script');
        return asked;
      },
    }) ?? null;
  return new Worker(vouching === null ? address : vouching.createScriptURL(address), { type: 'module' });
}
