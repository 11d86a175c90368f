import type { ExportHeader } from '@remit/audit/export-format';
import type { ExportEntry } from './audit-export-read.ts';
import type { EntryWords, ExportFormat } from './audit-export-writing.ts';

/** A report to be printed: one HTML page without scripts that stands by itself. */
export const reportFormat: ExportFormat = {
  extension: 'html',
  contentType: 'text/html; charset=utf-8',
  open: (header, words, signer) => {
    let count = 0;
    return {
      start: () => opening(header, words),
      entry: (entry) => {
        count += 1;
        return row(entry, words);
      },
      end: () =>
        `</tbody></table><p class="end">${count} ${count === 1 ? 'event' : 'events'}. The manifest beside this file is signed with the key ${html(signer.publicKey)}.</p></body></html>\n`,
    };
  },
};

const style = `@page{size:A4 landscape;margin:14mm 12mm;@bottom-right{content:counter(page) ' / ' counter(pages);font:8pt system-ui,sans-serif;color:#555}}
body{font:9pt/1.4 system-ui,sans-serif;color:#111;background:#fff;margin:24px}
h1{font-size:15pt;margin:0 0 4px}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;margin:8px 0 16px}
dt{color:#555}dd{margin:0;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}thead{display:table-header-group}
th,td{text-align:left;vertical-align:top;padding:4px 6px;border-bottom:1px solid #ccc;overflow-wrap:break-word}
tr{break-inside:avoid}th{border-bottom:1px solid #111}.n{white-space:nowrap;font-variant-numeric:tabular-nums}
code{font:8pt ui-monospace,monospace;overflow-wrap:anywhere}.deny{font-weight:600}.end{margin-top:12px;color:#555}`;

function opening({ tenant, head, exportedAt, whole }: ExportHeader, { filter }: EntryWords): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Tenant', `${tenant.name} (${tenant.slug})`],
    ['Exported', `${second(exportedAt)} UTC`],
    ['Filter', whole ? 'none: every event' : filter.join('; ')],
    ['Chain', `entry ${head.sequence}, ${head.hash}`],
  ];
  const lines = facts.map(([name, value]) => `<dt>${name}</dt><dd>${html(value)}</dd>`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Audit of ${html(tenant.name)}</title>
<style>${style}</style></head><body><h1>Audit of ${html(tenant.name)}</h1><dl>${lines}</dl>
<table><thead><tr><th>#</th><th>When (UTC)</th><th>Who</th><th>What</th><th>Outcome and reasons</th><th>Details</th><th>From</th></tr></thead><tbody>
`;
}

function row({ sequence, record }: ExportEntry, words: EntryWords): string {
  const who = record.actor === null ? 'Remit' : (words.person(record.actor) ?? record.actor);
  const target = [record.targetType, record.targetId ?? ''].join(' ').trim();
  const reasons = words.reasons(record).map((sentence) => `<div>${html(sentence)}</div>`);
  const states = (['before', 'after', 'details'] as const).flatMap((column) => {
    const text = words.state(record, column);
    return text === '' || text === 'null' || text === '{}'
      ? []
      : [`<div>${column} <code>${html(text)}</code></div>`];
  });
  return `<tr><td class="n">${sequence}</td><td class="n">${html(second(record.at))}</td><td>${html(who)}</td><td>${html(record.action)}<br><code>${html(target)}</code></td><td><div class="${record.outcome === 'deny' ? 'deny' : 'allow'}">${record.outcome === 'deny' ? 'refused' : 'done'}</div>${reasons.join('')}</td><td>${states.join('')}</td><td>${html(record.address ?? '')}</td></tr>
`;
}

/** A moment in UTC, as a reader writes it. */
const second = (at: string): string => at.replace('T', ' ').slice(0, 19);

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stays text in a page. */
export function html(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
