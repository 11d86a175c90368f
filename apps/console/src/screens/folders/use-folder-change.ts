import { type Changing, useChange } from '../../shell/use-change.ts';

/** Makes changes of the tree, and looks at the tree anew afterwards. */
export const useFolderChange = (onDone: () => void): Changing => useChange(['folders', 'people'], onDone);
