import type { Flags } from '@remit/identity/flags';
import type { Guard } from '../views.ts';

/** What a tenant says of itself. */
export interface TenantConfigView {
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
  /** The colours that there are to choose from, as CSS names them. */
  readonly accents: readonly string[];
  readonly timeZone: string;
  readonly baseCurrency: string;
  /** Whether a change of the policy asks for a second person, whoever makes it. */
  readonly secondPerson: boolean;
  readonly flags: Flags;
  readonly update: Guard;
}

/** What anybody may know of a tenant: how it is called and how one signs in to it. */
export interface PublicTenantView {
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
  readonly signIn: readonly 'password'[];
}
