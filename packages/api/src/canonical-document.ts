import type { PolicyDocument } from '@remit/policy/document';
import { canonicalJson } from '@remit/store/canonical-json';

/**
 * The same document with the keys of its objects in one order. A browser, a schema and `jsonb` each order them in
 * their own way, and the comparison of two versions goes by the text of what they say.
 */
export function canonicalDocument(document: PolicyDocument): PolicyDocument {
  const ordered: PolicyDocument = JSON.parse(canonicalJson(document));
  return ordered;
}
