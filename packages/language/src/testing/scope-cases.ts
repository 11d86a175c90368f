import type { LintCase } from './lint-case.ts';
import { granting, holds, readAccounts, scope, heldAt } from './lint-parts.ts';

/** Lint finds what roles mean in folders where nobody holds them, or mean there anyway. */
export const SCOPE_CASES: readonly LintCase[] = [
  {
    title: 'a scope of a folder that there is not',
    code: 'scope-of-unknown-folder',
    path: 'folderScopes[0].folder',
    has: { ...granting(readAccounts), folderScopes: [scope('/wst', [])] },
    nearly: { ...granting(readAccounts), folderScopes: [scope('/west', [])] },
    people: holds('R'),
    fixes: 4,
  },
  {
    title: 'a scope beside the folders where the role is held',
    code: 'scope-never-reached',
    path: 'folderScopes[0]',
    has: {
      ...granting(readAccounts),
      folderScopes: [scope('/west', [{ ...readAccounts, actions: ['export'] }])],
    },
    nearly: {
      ...granting(readAccounts),
      folderScopes: [scope('/east', [{ ...readAccounts, actions: ['export'] }])],
    },
    people: heldAt('/east'),
    fixes: 1,
  },
  {
    title: 'a scope that another one stands in front of wherever the role is held',
    code: 'scope-never-reached',
    path: 'folderScopes[0]',
    has: {
      ...granting(readAccounts),
      folderScopes: [scope('/west', [{ ...readAccounts, actions: ['export'] }]), scope('/west/coast', [])],
    },
    nearly: {
      ...granting(readAccounts),
      folderScopes: [scope('/west', [{ ...readAccounts, actions: ['export'] }]), scope('/west/coast', [])],
    },
    people: heldAt('/west/coast'),
    nearlyPeople: heldAt('/west'),
    fixes: 1,
  },
  {
    title: 'a scope that says what holds there anyway',
    code: 'scope-without-effect',
    path: 'folderScopes[0]',
    has: { ...granting(readAccounts), folderScopes: [scope('/west', [readAccounts])] },
    nearly: {
      ...granting(readAccounts),
      folderScopes: [scope('/west/coast', [readAccounts]), scope('/west', [])],
    },
    fixes: 1,
  },
];
