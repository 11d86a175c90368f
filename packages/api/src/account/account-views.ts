export interface TenantChoice {
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
  /** Milliseconds since 1970 UTC; null when never used. */
  readonly lastUsedAt: number | null;
}

export interface SignedInView {
  readonly signedIn: true;
  readonly name: string;
  readonly email: string;
  readonly expiresAt: number;
  /** How long that is from this answer on, in ms: the clock of a page need not be right. */
  readonly lasts: number;
  readonly tenants: readonly TenantChoice[];
  /** Tenants of theirs that nobody can go into for now, with why, in a sentence without its end. */
  readonly shut: readonly (Omit<TenantChoice, 'lastUsedAt'> & { readonly because: string })[];
  /** Whether the screens of those who operate Remit open to them. */
  readonly operator: boolean;
  /** Whether they sign in with a second factor. Whoever operates Remit must, before those screens open. */
  readonly secondFactor: boolean;
}

/** `asks`: the password was right, and the second factor is asked for before anything opens. */
export type SessionView = SignedInView | { readonly signedIn: false; readonly asks?: 'code' };

/** A session of one's own that stands. Instants are milliseconds since 1970 UTC. */
export interface OwnSessionView {
  readonly id: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly secondFactor: boolean;
}

/** How one signs in, and where one is signed in. */
export interface AccountView {
  readonly name: string;
  readonly email: string;
  /** Whether a second factor is in force. */
  readonly secondFactor: boolean;
  /** Whether it was answered lately enough for what asks for it. */
  readonly confirmed: boolean;
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly OwnSessionView[];
}

/** An application that acts for whoever is signed in. */
export interface OwnClientView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
  readonly address: string | null;
}

/** A second factor that is offered: its seed in letters, and as a QR code of one SVG path on a square of `size`. */
export interface FactorOfferView {
  readonly letters: string;
  readonly picture: { readonly path: string; readonly size: number };
}
