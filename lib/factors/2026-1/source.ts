import type { Source } from '#lib/domain/factors/figure.ts'
import { rowsOf } from '../shared/table.ts'
import sources from './tables/sources.json' with { type: 'json' }

const SOURCES = new Map<string, Source>(
  rowsOf(sources).map((row) => [
    row.text('id'),
    { id: row.text('id'), title: row.text('title'), url: row.text('url'), licence: row.text('licence') },
  ]),
)

/** The source of a row by its id. Throws where the tables name a source that they do not have. */
export function sourceOf(id: string): Source {
  const source = SOURCES.get(id)
  if (source) return source
  throw new Error(`the tables of factor set 2026.1 have no source ${id}`)
}

/** The source of what this factor set chooses itself: parameters, rules and computed means. */
export const OWN_SOURCE: Source = {
  id: 'headroom-2026-1',
  title: 'Headroom factor set 2026.1, rules and parameters',
  url: 'docs/factors.md',
  licence: 'Apache-2.0',
}
