import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'
import { readDay, readNumber } from './read-mapped-row.ts'

/** Words of a header, most telling first, by which a column is proposed. A person decides. */
const WORDS = {
  date: [
    'usagedate',
    'usagestart',
    'startdate',
    'date',
    'datum',
    'day',
    'tag',
    'month',
    'start',
    'time',
    'when',
  ],
  provider: ['provider', 'cloud', 'vendor'],
  service: ['servicename', 'service', 'product', 'dienst', 'servico'],
  usageType: ['usagetype', 'meter', 'sku', 'resourcetype', 'item', 'description'],
  quantity: ['usagequantity', 'quantity', 'usageamount', 'usage', 'amount', 'menge', 'hours'],
  unit: ['unit', 'uom', 'einheit'],
  cost: ['effectivecost', 'cost', 'kosten', 'charge', 'spend', 'price', 'total'],
  currency: ['currency', 'wahrung', 'waehrung'],
  region: ['region', 'location', 'zone', 'datacenter', 'datacentre'],
  account: ['accountid', 'account', 'subscription', 'project', 'konto'],
  resource: ['resourceid', 'resource', 'instanceid'],
} as const

type Field = keyof typeof WORDS

const plain = (header: string): string =>
  header
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** Fields in the order in which they choose; no column is taken twice. */
const ORDER: readonly Field[] = [
  'date',
  'currency',
  'unit',
  'region',
  'cost',
  'usageType',
  'quantity',
  'account',
  'resource',
  'provider',
  'service',
]

function guessColumns(headers: readonly string[]): Partial<Record<Field, string>> {
  const taken = new Map<Field, string>()
  const isFree = (header: string) => ![...taken.values()].includes(header)
  for (const match of [
    (name: string, word: string) => name === word,
    (name: string, word: string) => name.includes(word),
  ])
    for (const field of ORDER) {
      if (taken.has(field)) continue
      const word = WORDS[field].find((one) =>
        headers.some((header) => isFree(header) && match(plain(header), one)),
      )
      const found = word && headers.find((header) => isFree(header) && match(plain(header), word))
      if (found) taken.set(field, found)
    }
  return Object.fromEntries(taken)
}

const DATE_ORDERS = ['iso', 'dmy', 'mdy'] as const

/** The first order in which every date that is there can be read. */
const guessOrder = (dates: readonly string[]) =>
  DATE_ORDERS.find((order) => dates.every((text) => readDay(text, order) !== null)) ?? 'iso'

/** Comma where some number can be read only with it, or reads as thousands with a point: `12,5`. */
const guessDecimal = (numbers: readonly string[]) =>
  numbers.some(
    (text) => /,\d{1,2}$|,\d{4,}$|\.\d{3},/.test(text.trim()) && readNumber(text, 'comma') !== null,
  )
    ? 'comma'
    : 'point'

/** What the columns of a file may be, from their names and first rows: where a person begins. */
export function guessMapping(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  name: string,
): ColumnMapping {
  const guess = guessColumns(headers)
  const cellsOf = (column: string | undefined) =>
    column === undefined
      ? []
      : rows.map((cells) => cells[headers.indexOf(column)] ?? '').filter((text) => text.trim() !== '')
  const column = (field: Field) => {
    const found = guess[field]
    return found === undefined ? null : { column: found }
  }
  return {
    name,
    provider: column('provider') ?? { text: '' },
    date: { column: guess.date ?? '', order: guessOrder(cellsOf(guess.date)) },
    service: column('service') ?? { text: '' },
    usageType: column('usageType'),
    quantity: column('quantity'),
    unit: column('unit'),
    cost: column('cost'),
    currency: column('currency') ?? (guess.cost === undefined ? null : { text: 'USD' }),
    region: column('region'),
    account: column('account'),
    resource: column('resource'),
    decimal: guessDecimal([...cellsOf(guess.quantity), ...cellsOf(guess.cost)]),
    tags: headers
      .filter((header) => /^tags?[:./_ -]./i.test(header))
      .map((header) => ({ column: header, key: header.replace(/^tags?[:./_ -]/i, '').trim() })),
  }
}
