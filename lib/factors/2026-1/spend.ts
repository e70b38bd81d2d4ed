import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { type ProviderKey, providerKey } from '../shared/provider-key.ts'
import { type Row, rowsOf } from '../shared/table.ts'
import { figureOf } from './figure-of.ts'
import { OWN_SOURCE, sourceOf } from './source.ts'
import table from './tables/spend.json' with { type: 'json' }

export interface SpendFigures {
  readonly energy: Figure
  readonly embodied: Figure
}

const ROWS = rowsOf(table)
const NAMES: Readonly<Record<ProviderKey, string>> = {
  aws: 'AWS',
  azure: 'Azure',
  gcp: 'Google',
  oci: 'Oracle',
}

const find = (provider: string, category: string, item: string): Row => {
  const row = ROWS.find(
    (each) =>
      each.text('provider') === provider && each.text('category') === category && each.text('item') === item,
  )
  if (row) return row
  throw new Error(`the spend table has no ${category} of ${provider}, ${item}`)
}

function figure(provider: ProviderKey, category: string, item: string, unit: string): Figure {
  const row = find(provider, category, item)
  return figureOf(
    `${category}, ${NAMES[provider]} ${item}`,
    unit,
    { low: row.number('low'), central: row.number('central'), high: row.number('high') },
    { year: row.number('year'), source: sourceOf(row.text('source')), basis: row.text('note') },
  )
}

const own = (provider: ProviderKey, item: string): SpendFigures => ({
  energy: figure(provider, 'computed energy per spend', item, 'kWh/USD of list price'),
  embodied: figure(provider, 'computed embodied per spend', item, 'gCO2e/USD of list price'),
})

const between = (id: string, a: Figure, b: Figure): Figure =>
  figureOf(
    id,
    a.unit,
    {
      low: Math.min(a.low, b.low),
      central: (a.central + b.central) / 2,
      high: Math.max(a.high, b.high),
    },
    {
      year: a.year,
      source: OWN_SOURCE,
      basis: `mean of ${a.id} and ${b.id}: no price list of this provider was read`,
    },
  )

const AWS = own('aws', 'compute, all')
const AZURE = own('azure', 'compute, all')
const ACCELERATED: Readonly<Record<'aws' | 'azure', SpendFigures>> = {
  aws: own('aws', 'compute, GPU or accelerator'),
  azure: own('azure', 'compute, GPU or accelerator'),
}
const OTHER: SpendFigures = {
  energy: between('computed energy per spend, any provider', AWS.energy, AZURE.energy),
  embodied: between('computed embodied per spend, any provider', AWS.embodied, AZURE.embodied),
}

const MACHINE_LEARNING = /sagemaker|bedrock|machine learning|openai|foundry|cognitive/i

/**
 * kWh (before PUE) and gCO2e of manufacture per USD of list price: the last resort for lines that nothing
 * physical describes. The ratio is fixed here: median over the provider's instance types at 50 % load, over
 * their on-demand prices. Undefined for sellers that are no cloud provider of these tables.
 */
export function spend(kind: Kind): SpendFigures | undefined {
  const provider = providerKey(kind.provider)
  if (provider === undefined) return undefined
  if (provider !== 'aws' && provider !== 'azure') return OTHER
  if (MACHINE_LEARNING.test(`${kind.serviceCode} ${kind.serviceName}`)) return ACCELERATED[provider]
  return provider === 'aws' ? AWS : AZURE
}
