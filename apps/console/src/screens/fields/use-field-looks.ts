import { useTranslations } from 'use-intl';
import type { Role } from '@remit/policy/document';
import { roleLabel } from '../../draft/role-label.ts';
import { fieldLooks } from './field-looks.tsx';

/** The looks of cells, the same objects as long as the roles are: a cell is drawn anew when its look is another one. */
export function useFieldLooks(roles: readonly Role[]): ReturnType<typeof fieldLooks> {
  const t = useTranslations('fields');
  return fieldLooks(t, (role) => roleLabel(roles, role));
}
