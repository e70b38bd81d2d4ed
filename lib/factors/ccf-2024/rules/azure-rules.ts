import type { UsageRule } from '#lib/domain/classify/usage-rule.ts'
import type { Category } from '#lib/domain/usage/category.ts'
import { rowsOf } from '../../shared/table.ts'
import azureCaches from '../tables/azure-caches.json' with { type: 'json' }
import { all, contains, not, wholeWords, wordList } from '../words.ts'
import { AZURE_STORAGE_RULES } from './azure-storage-rules.ts'
import { BATCH_MEAN, leftOut, NOT_LISTED } from './left-out.ts'
import { copiesOf } from './replication.ts'

const provider = 'Microsoft'
const words = (list: string) => wordList(provider, list)

const HOURS = /^(\d+ ?\/? ?)?hours?$/i
const MEMORY_OVER_TIME = /^(\d+ ?)?gi?b (second|hour)s?$/i
const DATA = /^(\d+ ?)?(gi?b|tb)$/i

type MemoryMatch = { readonly usageType?: RegExp; readonly service?: RegExp; readonly unit: RegExp }

const memory = (id: string, match: MemoryMatch, memoryGib: number, note: string): UsageRule => ({
  id: `azure-${id}`,
  pattern: { provider, ...match },
  category: 'memory',
  model: { as: 'slice', vcpu: 0, memoryGib, architecture: 'x86', load: 'assumed' },
  grade: 'B',
  note,
})

const CACHE_COPIES = copiesOf(provider, 'REDIS_CACHE').central

const CACHES: readonly UsageRule[] = rowsOf(azureCaches).flatMap((row) => {
  const tier = row.text('tier')
  const gb = row.number('memoryGb')
  const usageType = new RegExp(`^${tier} Cache`)
  const id = `cache-${tier.toLowerCase()}`
  return [
    memory(
      `redis-${id}`,
      { usageType, service: /^Redis Cache$/, unit: HOURS },
      gb * CACHE_COPIES,
      `cache of ${gb} GB, ${CACHE_COPIES} nodes`,
    ),
    memory(id, { usageType, unit: HOURS }, gb, `cache of ${gb} GB`),
  ]
})

const DATABASES = /^(SQL|Azure Database|Azure Cosmos DB|Azure SQL)/

const machine = (id: string, category: Category, service?: RegExp): UsageRule => ({
  id: `azure-${id}`,
  pattern: { provider, unit: HOURS, ...(service ? { service } : {}) },
  category,
  model: { as: 'machine', count: 1, load: 'assumed' },
  grade: 'A',
  note: 'instance hours',
})

const NETWORK_PATHS = [
  ['inter-region', /Inter-Region|Inter Region|Continent|Geo-Replication/],
  ['intra-region', /Data Processed|Intra-Region|Zone/],
  ['internet', /^/],
] as const

const NETWORK: readonly UsageRule[] = NETWORK_PATHS.map(([path, usageType]) => ({
  id: `azure-network-${path}`,
  pattern: {
    provider,
    unit: DATA,
    usageType: all(wholeWords(words('NETWORKING_USAGE_TYPES')), not(contains(['To Any'])), usageType),
  },
  category: `network-${path}`,
  model: { as: 'network', path, share: 1 },
  grade: 'B',
  note: 'data sent out',
}))

/** How CCF reads the lines of an Azure bill, in its order, with the units read as they are meant. */
export const AZURE_RULES: readonly UsageRule[] = [
  leftOut(
    'azure-not-usage',
    { provider, usageType: wholeWords(words('UNSUPPORTED_USAGE_TYPES')) },
    'a rule or a licence, not usage',
    'licence-or-support',
  ),
  leftOut(
    'azure-batch-mean-service',
    { provider, service: wholeWords(words('UNKNOWN_SERVICES')) },
    BATCH_MEAN,
    'managed-service',
  ),
  leftOut(
    'azure-batch-mean-usage-type',
    { provider, usageType: wholeWords(words('UNKNOWN_USAGE_TYPES')) },
    BATCH_MEAN,
  ),
  ...CACHES,
  memory(
    'memory-hours',
    { usageType: wholeWords(['Execution Time', 'Memory Duration']), unit: HOURS },
    1,
    'memory billed by itself',
  ),
  machine('database', 'database', DATABASES),
  machine('instance', 'compute'),
  memory('memory', { unit: MEMORY_OVER_TIME }, 1, 'memory billed by itself'),
  ...AZURE_STORAGE_RULES,
  ...NETWORK,
  leftOut('azure-data-not-listed', { provider, unit: DATA }, NOT_LISTED),
  leftOut('azure-batch-mean', { provider }, BATCH_MEAN),
]
