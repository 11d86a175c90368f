/** Where a page keeps what it was loaded again for. */
const key = 'remit loaded again for';

/**
 * Loads the page again where its server answers: newer parts are there, and what was saved is with them.
 * @returns whether it does; a page whose server does not answer stays as it is
 */
export async function loadAgain(): Promise<boolean> {
  try {
    await fetch(window.location.pathname, { method: 'HEAD', cache: 'no-store' });
  } catch {
    // No answer is the answer: without one, loading it would leave nothing.
    return false;
  }
  window.location.reload();
  return true;
}

/** Loads the page again by itself, but once for the same trouble: what loading does not mend is for its reader. */
export async function loadAgainOnce(trouble: string): Promise<void> {
  if (sessionStorage.getItem(key) === trouble) return;
  sessionStorage.setItem(key, trouble);
  if (!(await loadAgain())) sessionStorage.removeItem(key);
}
