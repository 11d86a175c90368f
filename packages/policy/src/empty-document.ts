import type { PolicyDocument } from './document.ts';

/** A policy that says nothing. */
export const EMPTY_DOCUMENT: PolicyDocument = {
  modules: [],
  resources: [],
  sets: [],
  roles: [],
  folderScopes: [],
  rowPolicies: [],
  fieldRules: [],
  rules: [],
  exclusions: [],
  approvals: [],
  guards: [],
  tests: [],
  comments: [],
};
