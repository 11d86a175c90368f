import { createContext, useContext } from 'react';
import type { ChoiceGround } from '@remit/policy/condition-choices';
import type { ResourceType } from '@remit/policy/document';

/** What the controls of a condition's form need to know of the policy around it. */
export interface FormGround extends ChoiceGround {
  /** What the condition may ask of a record: the type, or what several have in common. */
  readonly type: ResourceType;
  readonly currencies: readonly string[];
  readonly folders: readonly string[];
  readonly locked: boolean;
  /** The id of the words that say why, for a control that is none of the browser's own. */
  readonly lockedBy?: string | undefined;
}

const Ground = createContext<FormGround | null>(null);

export const FormGroundProvider = Ground.Provider;

/** The ground of the form that a control is in. */
export function useFormGround(): FormGround {
  const ground = useContext(Ground);
  if (ground === null) throw new Error('a control of a condition stands outside its form');
  return ground;
}
