import type { Page } from '@playwright/test';
import { expect } from './remit.ts';

/**
 * Waits until the server has every edit of the draft that a page shows, and the address says which draft that is. Left
 * before, a page has the next one send its edits once more, which is answered with 409 where they had arrived.
 */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page).toHaveURL(/[?&]draft=/);
  await expect(page.getByRole('region', { name: 'Draft' }).getByRole('status')).toHaveText('Saved');
}
