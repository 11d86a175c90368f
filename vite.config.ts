import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compiledGrammar } from './apps/console/build/compiled-grammar.ts';
import { compiledWords } from './apps/console/build/compiled-words.ts';
import type { ModuleGraph } from './apps/console/build/reach.ts';
import { reachedFrom } from './apps/console/build/reached-from.ts';
import { smallAndShared } from './apps/console/build/small-and-shared.ts';

/** What a visitor comes in by, and the frame around every screen of a tenant. */
const door = [
  'screens/sign-in.tsx',
  'screens/sign-in-code.tsx',
  'screens/tenants.tsx',
  'screens/invitation.tsx',
];
const shell = [
  'shell/shell.tsx',
  'shell/send-left-edits.tsx',
  'shell/notices-bell.tsx',
  'shell/jobs-tray.tsx',
];

const frame = reachedFrom('shell', shell);
const small = smallAndShared('shell', [...door, ...shell]);

/**
 * What is fetched as one. Left alone, whatever a different set of screens has in common is a file of its own, most of them
 * smaller than what is said to fetch them: the first page of somebody who signs in took ninety. What the door takes is one
 * file, and what the frame around every screen takes is another, with what it brings as soon as it stands and
 * what is small and many screens share. What few screens share still goes with them alone.
 */
const chunks = [
  { name: 'first', tags: ['$initial' as const] },
  { name: 'icons', test: /\/node_modules\/lucide-react\// },
  reachedFrom('door', door),
  { name: (id: string, graph: ModuleGraph) => frame.name(id, graph) ?? small.name(id, graph) },
  { name: 'common', minShareCount: 16, entriesAware: true, entriesAwareMergeThreshold: 3_000 },
];

/**
 * The console: sources in apps/console, built to apps/console/dist. `npx vite` serves it for development and sends
 * calls to a Remit that runs on REMIT_PORT.
 */
export default defineConfig({
  root: 'apps/console',
  plugins: [compiledWords(), compiledGrammar(), react({ compiler: true }), tailwindcss()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    manifest: true,
    // The polyfill would be a script of its own; every browser with our target preloads by itself.
    modulePreload: { polyfill: false },
    // A data: URL is not covered by the content policy's 'self'.
    assetsInlineLimit: 0,
    // Its server half says so of itself, its client half forgets to: what of it is not used would all be in the first script.
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /\/node_modules\/@trpc\//, sideEffects: false }] },
      output: { codeSplitting: { groups: chunks } },
    },
  },
  // A worker of modules, as the page is: it shares nothing with it and is fetched when it is opened.
  worker: { format: 'es' },
  server: {
    proxy: {
      '^/(t/[^/]+/)?rpc/': `http://localhost:${process.env['REMIT_PORT'] ?? '4000'}`,
    },
  },
});
