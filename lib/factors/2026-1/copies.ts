import type { Figure } from '#lib/domain/factors/figure.ts'
import { exactly } from '#lib/domain/units/range.ts'
import { rowsOf } from '../shared/table.ts'
import { figureOf } from './figure-of.ts'
import { OWN_SOURCE, sourceOf } from './source.ts'
import table from './tables/storage.json' with { type: 'json' }

const REPLICATION = new Map(
  rowsOf(table)
    .filter((row) => row.text('kind') === 'replication')
    .map((row) => [
      `${row.text('provider')} ${row.text('service')}`,
      figureOf(
        `copies, ${row.text('service')}`,
        'copies',
        { low: row.number('low'), central: row.number('central'), high: row.number('high') },
        {
          year: row.number('year'),
          source: sourceOf(row.text('source')),
          basis: 'redundancy is the provider’s choice; low: one copy',
        },
      ),
    ]),
)

/** How often a service keeps each byte, by its name in the storage table: `aws EBS volumes`. */
export function copiesOf(service: string): Figure {
  const figure = REPLICATION.get(service)
  if (figure) return figure
  throw new Error(`the storage table has no replication row for ${service}`)
}

/** A number of copies that the bill itself fixes, or that this factor set assumes. */
export const copies = (count: number, basis: string): Figure =>
  figureOf(`copies, ${basis}`, 'copies', exactly(count), { year: 2026, source: OWN_SOURCE, basis })
