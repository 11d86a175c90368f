import type { Page } from '@playwright/test';
import { expect } from './remit.ts';

/** Goes from the bar of a draft to what it means for everybody, and publishes it from there. @returns its version */
export async function publishDraft(page: Page, reason: string): Promise<number> {
  const bar = page.getByRole('region', { name: 'Draft' });
  await expect(bar.getByRole('status')).toHaveText('Saved');
  await bar.getByRole('link', { name: 'Review…' }).click();
  return publishReviewed(page, reason);
}

/** Publishes the draft whose effect is on the page, once all of it was counted. */
export async function publishReviewed(page: Page, reason: string): Promise<number> {
  const button = page.getByRole('button', { name: 'Publish…' });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await button.click();
  const dialog = page.getByRole('dialog', { name: /^Publish as version/ });
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog).toContainText('Say why');
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  const said = page.getByText(/^Version \d+ is in force$/);
  await expect(said).toBeVisible();
  return Number(/\d+/.exec(await said.innerText())?.[0]);
}
