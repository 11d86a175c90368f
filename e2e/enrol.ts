import type { Page } from '@playwright/test';
import { codeAt, codePeriod } from '@remit/identity/second-factor';
import { stepWithRoom } from '@remit/testkit/step-with-room';
import { expect, password } from './remit.ts';

/** Adds a second factor at the open account. @returns its seed and the recovery codes, which are still shown */
export async function enrol(
  page: Page,
): Promise<{ readonly seed: Uint8Array; readonly codes: readonly string[] }> {
  await page.getByRole('button', { name: 'Add a second factor' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password').fill(password());
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog.getByRole('img', { name: /QR code/ })).toBeVisible();
  const seed = seedOf(await dialog.locator('code').innerText());
  // The step before this one: the step itself is for the sign-in that follows.
  await dialog
    .getByLabel('The code that the app shows')
    .fill(codeAt(seed, (await stepWithRoom(Date.now())) - codePeriod));
  await expect(page.getByRole('heading', { name: 'Recovery codes' })).toBeVisible();
  return { seed, codes: await page.getByRole('listitem').allInnerTexts() };
}

function seedOf(letters: string): Uint8Array {
  const bits = Array.from(letters.replaceAll(' ', ''))
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
