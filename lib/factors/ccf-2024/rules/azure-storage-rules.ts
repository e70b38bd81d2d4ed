import type { UsageRule } from '#lib/domain/classify/usage-rule.ts'
import { rowsOf } from '../../shared/table.ts'
import azureDisks from '../tables/azure-disks.json' with { type: 'json' }
import azureRegistries from '../tables/azure-registries.json' with { type: 'json' }
import { all, exactlyOneOf, wholeWords, wordList } from '../words.ts'
import { leftOut, NOT_LISTED } from './left-out.ts'
import { copiesOf, type Kept, ONE_COPY } from './replication.ts'

const provider = 'Microsoft'
const copies = (what: string) => copiesOf(provider, what)

const PER_TIME = /^(\d+ ?)?\/? ?(day|month|hour)s?$/i
const GB_PER_MONTH = /^(\d+ ?)?(gi?b|tb) ?\/ ?month$/i

const DISKS: readonly UsageRule[] = rowsOf(azureDisks).map((row) => {
  const tier = row.text('tier')
  const medium = row.text('medium') === 'ssd' ? 'ssd' : 'hdd'
  const sizeGb = row.number('sizeGb')
  return {
    id: `azure-disk-${tier.toLowerCase()}`,
    pattern: { provider, unit: PER_TIME, usageType: new RegExp(`^${tier}( (LRS|ZRS))? Disks?$`) },
    category: `storage-${medium}`,
    model: { as: 'storage', medium, copies: copies('STORAGE_DISKS'), gbPerUnit: sizeGb },
    grade: 'B',
    note: `managed disk of ${sizeGb} GB`,
  }
})

const REGISTRIES: readonly UsageRule[] = rowsOf(azureRegistries).map((row) => {
  const tier = row.text('tier')
  const sizeGb = row.number('sizeGb')
  return {
    id: `azure-registry-${tier.toLowerCase()}`,
    pattern: { provider, unit: PER_TIME, usageType: new RegExp(`\\b${tier} Registry Unit\\b`) },
    category: 'storage-ssd',
    model: { as: 'storage', medium: 'ssd', copies: ONE_COPY, gbPerUnit: sizeGb },
    grade: 'C',
    note: `the ${sizeGb} GB that the tier includes`,
  }
})

const KEPT: readonly Kept[] = [
  { id: 'lrs', service: 'Storage', usageType: /LRS/, copies: copies('STORAGE_LRS') },
  { id: 'gzrs', service: 'Storage', usageType: /GZRS/, copies: copies('STORAGE_GZRS') },
  { id: 'zrs', service: 'Storage', usageType: /ZRS/, copies: copies('STORAGE_ZRS') },
  { id: 'grs', service: 'Storage', usageType: /GRS/, copies: copies('STORAGE_GRS') },
  { id: 'mysql', service: 'Azure Database for MySQL', copies: copies('DATABASE_MYSQL') },
  { id: 'cosmos', service: 'Azure Cosmos DB', usageType: /Data Stored/, copies: copies('COSMOS_DB') },
  {
    id: 'sql',
    service: 'SQL Database',
    usageType: wholeWords(['Data Stored']),
    copies: copies('SQL_DB'),
  },
  { id: 'storage', copies: ONE_COPY },
]

const STORED: readonly UsageRule[] = KEPT.map((kept) => ({
  id: `azure-stored-${kept.id}`,
  pattern: {
    provider,
    unit: GB_PER_MONTH,
    usageType: all(wholeWords(wordList(provider, 'STORAGE_USAGE_TYPES')), kept.usageType ?? /^/),
    ...(kept.service === undefined ? {} : { service: exactlyOneOf([kept.service]) }),
  },
  category: 'storage-ssd',
  model: { as: 'storage', medium: 'ssd', copies: kept.copies },
  grade: 'B',
  note: 'GB stored over time',
}))

/** Disks and registries by the size that their name stands for, everything else by the GB of its unit. */
export const AZURE_STORAGE_RULES: readonly UsageRule[] = [
  leftOut(
    'azure-disk-mount',
    { provider, usageType: /\bDisks? Mount\b/ },
    'a further mount of a disk that has its own line',
  ),
  ...DISKS,
  ...REGISTRIES,
  ...STORED,
  leftOut('azure-stored-not-listed', { provider, unit: GB_PER_MONTH }, NOT_LISTED),
  leftOut(
    'azure-counted-things',
    { provider, unit: PER_TIME },
    'counts things whose energy CCF has no figure for',
  ),
]
