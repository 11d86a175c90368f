import { Name, SQL, StringChunk } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

/** A query as the driver takes it. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

const dialect = new PgDialect();

/**
 * The text of a query with `$1`, `$2` … where its values were, as Drizzle's dialect writes it. Of what queries are made of
 * by hand (text, names, values, other queries) it is written down here, at a tenth of the cost; a query with anything else
 * in it is the dialect's.
 */
export function statementOf(query: SQL): Statement {
  const written = { text: '', parameters: [] as unknown[] };
  if (write(query, written)) return written;
  const { sql, params } = dialect.sqlToQuery(query);
  return { text: sql, parameters: params };
}

interface Written {
  text: string;
  readonly parameters: unknown[];
}

/** @returns false for what only the dialect can write */
function write(part: unknown, to: Written): boolean {
  switch (typeof part) {
    case 'undefined':
      return true;
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return writeValue(part, to);
    case 'object':
      return part === null || part instanceof Uint8Array ? writeValue(part, to) : writePart(part, to);
    case 'function':
    case 'symbol':
    default:
      return false;
  }
}

function writeValue(value: unknown, to: Written): true {
  to.text += `$${to.parameters.push(value)}`;
  return true;
}

function writePart(part: object, to: Written): boolean {
  if (part instanceof StringChunk) to.text += part.value.join('');
  else if (part instanceof Name) to.text += dialect.escapeName(part.value);
  else if (part instanceof SQL)
    return !part['shouldInlineParams'] && part.queryChunks.every((each) => write(each, to));
  else return false;
  return true;
}
