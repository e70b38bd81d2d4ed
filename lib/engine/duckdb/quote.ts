import { resolve } from 'node:path'
import { quoteIdentifier, quoteLiteral } from '#lib/formats/sql/quote.ts'

export { quoteIdentifier, quoteLiteral }

/**
 * A local file as an SQL literal for `read_csv`, `read_parquet` and their kin. The path is made absolute, so that
 * it can never be read as a URL, and its glob characters are escaped, so that it names exactly one file.
 */
export function quotePath(path: string): string {
  return quoteLiteral(resolve(path).replaceAll(/[[*?]/g, '[$&]'))
}
