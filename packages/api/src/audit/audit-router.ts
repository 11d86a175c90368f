import { z } from 'zod';
import { alertsOf, setAlert } from './audit-alerts.ts';
import { askForExport, askToVerify, cancelTask } from './audit-ask.ts';
import { getAuditEvent } from './audit-get.ts';
import { auditFilter, exportFormatName, signedLink } from './audit-input.ts';
import { auditFigures, listAudit } from './audit-list.ts';
import { auditTasks, openDownload } from './audit-tasks.ts';
import { cursor, pageSize, sentence } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();

/** The record of what happened: looking, taking it along, holding it against its hashes. */
export const auditRouter = router({
  list: tenantProcedure('audit.list')
    .input(z.strictObject({ filter: auditFilter, cursor: cursor.optional(), limit: pageSize.optional() }))
    .query(({ ctx, input }) => listAudit(ctx.call, input)),
  figures: tenantProcedure('audit.figures')
    .input(z.strictObject({ filter: auditFilter }))
    .query(({ ctx, input }) => auditFigures(ctx.call, input.filter)),
  get: tenantProcedure('audit.get')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => getAuditEvent(ctx.call, input.id)),
  verify: tenantProcedure('audit.verify').mutation(({ ctx }) => askToVerify(ctx.call, ctx.token)),
  export: tenantProcedure('audit.export')
    .input(z.strictObject({ format: exportFormatName, filter: auditFilter }))
    .mutation(({ ctx, input }) => askForExport(ctx.call, ctx.token, input)),
  exports: tenantProcedure('audit.exports').query(({ ctx }) => auditTasks(ctx.call, ctx.token)),
  cancelExport: tenantProcedure('audit.cancelExport')
    .input(z.strictObject({ id }))
    .mutation(({ ctx, input }) => cancelTask(ctx.call, input.id)),
  alerts: tenantProcedure('audit.alerts').query(({ ctx }) => alertsOf(ctx.call)),
  watch: tenantProcedure('audit.watch')
    .input(z.strictObject({ name: sentence(1, 60), tells: z.boolean() }))
    .mutation(({ ctx, input }) => setAlert(ctx.call, input)),
  // What a link is worth, for the route that sends the file.
  download: tenantProcedure('audit.download')
    .input(signedLink)
    .query(({ ctx, input }) => openDownload(ctx.call, ctx.token, input)),
});
