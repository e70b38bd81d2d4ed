import type { Figure } from '#lib/domain/factors/figure.ts'
import type { NetworkPath } from '#lib/domain/factors/machine.ts'
import { rowsOf } from '../shared/table.ts'
import { figureOf } from './figure-of.ts'
import { sourceOf } from './source.ts'
import table from './tables/network.json' with { type: 'json' }

const ITEMS: Readonly<Record<NetworkPath, string>> = {
  'intra-region': 'inside one region or zone',
  'inter-region': 'between regions of one provider',
  internet: 'internet egress',
}

const BY_ITEM = new Map(
  rowsOf(table).map((row) => [
    row.text('item'),
    figureOf(
      `network, ${row.text('item')}`,
      'kWh/GB',
      { low: row.number('low'), central: row.number('kwh_per_gb'), high: row.number('high') },
      {
        year: row.number('year'),
        source: sourceOf(row.text('source')),
        basis: [row.text('scope'), row.text('note')].filter(Boolean).join('; '),
      },
    ),
  ]),
)

/** kWh per GB (10⁹ bytes) carried over a path. */
export function network(path: NetworkPath): Figure {
  const figure = BY_ITEM.get(ITEMS[path])
  if (figure) return figure
  throw new Error(`the network table has no row for ${path}`)
}
