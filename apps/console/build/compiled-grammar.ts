import { buildParserFile } from '@lezer/generator';
import type { Plugin } from 'vite';

const GRAMMAR = /\/packages\/language\/src\/policy-grammar\.ts$/;

/**
 * Builds the parser of policy text when the console is built, so that the browser gets its tables, and not the
 * generator that makes them from the grammar. The server builds its own from the same grammar when it first reads a text.
 */
export function compiledGrammar(): Plugin {
  return {
    name: 'remit:compiled-grammar',
    enforce: 'pre',
    async load(id) {
      if (!GRAMMAR.test(id)) return null;
      const { POLICY_GRAMMAR } = await import('@remit/language/policy-grammar');
      const { parser } = buildParserFile(POLICY_GRAMMAR, { includeNames: true, moduleStyle: 'es' });
      return [
        parser.replace('export const parser', 'const parser'),
        'const strict = parser.configure({ strict: true });',
        'export const policyParser = () => parser;',
        'export const strictPolicyParser = () => strict;',
      ].join('\n');
    },
  };
}
