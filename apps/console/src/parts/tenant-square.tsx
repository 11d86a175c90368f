import { classes } from './classes.ts';

interface TenantSquareProps {
  /** A colour by its name in CSS. */
  readonly accent: string;
  readonly size?: 'small' | 'middle' | 'large';
  /** Of a tenant that does not let its reader in. */
  readonly shut?: boolean;
}

const sizes = { small: 'size-4 rounded', middle: 'size-5 rounded', large: 'size-7 rounded-md' } as const;

/** The colour that tells a tenant from others at a glance; its name stands beside it. */
export function TenantSquare({ accent, size = 'small', shut = false }: TenantSquareProps) {
  return (
    <span
      aria-hidden
      // Chosen on white: on black half of them would hardly show.
      style={{ backgroundColor: `light-dark(${accent}, color-mix(in oklab, ${accent} 65%, white))` }}
      className={classes('inline-block shrink-0', sizes[size], shut && 'opacity-50')}
    />
  );
}
