import { z } from 'zod';
import { folderHolders } from './folders-holders.ts';
import { createFolder, renameFolder } from './folders-change.ts';
import { listFolders } from './folders-list.ts';
import { moveFolder, previewMove } from './folders-move.ts';
import { identifier, path, pathEnd, sentence } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

const move = z.strictObject({ folder: path, into: path });
const name = sentence(1, 120);

/** The tree of folders. */
export const foldersRouter = router({
  list: tenantProcedure('folders.list').query(({ ctx }) => listFolders(ctx.call)),
  holders: tenantProcedure('folders.holders')
    .input(z.strictObject({ folder: path, role: identifier }))
    .query(({ ctx, input }) => folderHolders(ctx.call, input.folder, input.role)),
  previewMove: tenantProcedure('folders.previewMove')
    .input(move)
    .query(({ ctx, input }) => previewMove(ctx.call, input)),
  move: tenantProcedure('folders.move')
    .input(
      move.extend({
        effectHash: z.string().regex(/^[0-9a-f]{64}$/, 'take it from the preview that you accepted'),
      }),
    )
    .mutation(({ ctx, input }) => moveFolder(ctx.call, input)),
  create: tenantProcedure('folders.create')
    .input(z.strictObject({ parent: path, end: pathEnd, name }))
    .mutation(({ ctx, input }) => createFolder(ctx.call, input)),
  rename: tenantProcedure('folders.rename')
    .input(z.strictObject({ folder: path, name }))
    .mutation(({ ctx, input }) => renameFolder(ctx.call, input.folder, input.name)),
});
