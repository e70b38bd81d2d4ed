import type { Comparison } from './compare.ts'
import { isToMatch } from './oracle.ts'
import type { Outcome } from './outcome.ts'

/** One reviewed way in which Headroom's figure may differ from CCF's, and why it does. */
export interface Difference {
  readonly id: string
  /** A remark or a status of the oracle. */
  readonly on: string
  readonly rules: RegExp
  readonly outcomes: readonly Outcome[]
  readonly reason: string
}

/**
 * Every row of the oracle that is not to match falls under one of these, by what the oracle remarks on it, by
 * the rule that Headroom applied and by the direction of the difference. The first that fits counts.
 */
export const DIFFERENCES: readonly Difference[] = [
  {
    id: 'batch mean',
    on: 'batch_dependent',
    rules: /^(aws|gcp|azure)-(batch-mean|requests|no-sku|counted-things|stored-not-listed|not-listed)/,
    outcomes: ['left out'],
    reason:
      'CCF takes kWh per unit from the other lines of the batch, so the figure changes with the file (often it is 0). A factor set is fixed in advance; the line is left out with that reason.',
  },
  {
    id: 'unit written otherwise',
    on: 'unknown_zero',
    rules: /^azure-(disk|stored|memory|registry|network)/,
    outcomes: ['estimated'],
    reason:
      'Real Azure bills write `1/Month` and `GiB`. CCF knows only `1 /Month` and `GB`, so it calls the line unknown.',
  },
  {
    id: 'hourly meter without a size',
    on: 'unknown_zero',
    rules: /^azure-(instance|database)/,
    outcomes: ['left out', 'estimated'],
    reason: 'CCF does not know the unit `1/Hour`; estimated where the meter names a listed size.',
  },
  {
    id: 'bytes for GB',
    on: 'byte_hours',
    rules: /^aws-.*-(hdd|ssd|ssd-service)$/,
    outcomes: ['more energy', 'same'],
    reason:
      'CCF divides usage types that end in ByteHrs, SmObjects or EarlyDelete by 2^40 although the bill counts GB-months: about 10^12 times too low.',
  },
  {
    id: 'EBS optimisation',
    on: 'ebsoptimized_double_count',
    rules: /^aws-ebs-optimized$/,
    outcomes: ['left out'],
    reason: 'CCF counts the option as a second instance.',
  },
  {
    id: 'Fargate memory',
    on: 'fargate_memory_as_ssd',
    rules: /^aws-fargate-memory$/,
    outcomes: ['more energy'],
    reason: 'CCF counts memory as SSD storage: 327 times too low.',
  },
  {
    id: 'Lambda',
    on: 'lambda_gb_s_as_vcpu_s',
    rules: /^aws-lambda-(arm|x86)$/,
    outcomes: ['less energy'],
    reason: 'CCF counts a GB-second as a vCPU-second; AWS gives one vCPU for 1,792 MB, as CCF documents.',
  },
  {
    id: 'high-memory instances',
    on: 'highmem_embodied_reads_memory',
    rules: /^aws-instance$/,
    outcomes: ['more energy', 'other manufacture', 'same'],
    reason:
      'CCF reads GB of memory as tons of manufacture and leaves the memory’s own energy out, because these types are in a table of their own.',
  },
  {
    id: 't1.micro',
    on: 't1_micro_memory_in_mb',
    rules: /^aws-instance$/,
    outcomes: ['less energy'],
    reason: 'CCF reads 613 MB of memory as 613 GB.',
  },
  {
    id: 'Redshift vCPU',
    on: 'redshift_vcpu_div_3600',
    rules: /^aws-(redshift-seconds|database-node)$/,
    outcomes: ['more energy'],
    reason: 'CCF divides the vCPUs of a Redshift node by 3,600.',
  },
  {
    id: 'NaN',
    on: 'nan_co2e',
    rules: /^aws-/,
    outcomes: ['left out', 'estimated'],
    reason:
      'CCF finds no vCPUs and gives NaN, which spoils the sum of the day. Left out with a reason; estimated where a type is only abbreviated (`db.m5.2xl`) or an ARM or Windows task.',
  },
  {
    id: 'two and three machines',
    on: 'replication_on_compute',
    rules: /^(aws-rds-multi-az(-cluster)?|gcp-cloud-sql-ha)$/,
    outcomes: ['same', 'more energy'],
    reason: 'Multi-AZ and high availability run two machines, as CCF says, a Multi-AZ cluster three.',
  },
  {
    id: 'cache by its memory',
    on: 'replication_on_compute',
    rules: /^azure-(redis-)?cache-/,
    outcomes: ['more energy', 'less energy'],
    reason: 'CCF counts a cache as vCPUs; CCF’s own table has its memory.',
  },
  {
    id: 'copies of data',
    on: 'replication_on_compute',
    rules: /^(aws|gcp|azure)-(?!rds-multi-az)/,
    outcomes: ['less energy', 'same'],
    reason: 'CCF multiplies compute by the copies that are kept of the data.',
  },
  {
    id: 'Google machine family',
    on: 'processor_prefix_bug',
    rules: /^gcp-vcpu$/,
    outcomes: ['less energy'],
    reason: 'CCF looks at two characters, so n2d and c2d get the processors of n2 and c2, t2d none.',
  },
  {
    id: 'Google multi-regions',
    on: 'summed_multi_region_factor',
    rules: /^gcp-/,
    outcomes: ['other carbon', 'same'],
    reason: 'CCF adds the grid factors of the regions up; the mean is used.',
  },
  {
    id: 'Composer',
    on: 'composer_vcpu_x14',
    rules: /^gcp-vcpu$/,
    outcomes: ['less energy'],
    reason: 'CCF multiplies vCPU-seconds by the 14 vCPUs of a default environment.',
  },
  {
    id: 'things that are not stored data',
    on: 'not_storage',
    rules: /^azure-counted-things$/,
    outcomes: ['left out'],
    reason: 'CCF counts web tests, replicated machines and nodes as GB on SSD.',
  },
  {
    id: 'disk mounts',
    on: 'disk_quantity_ignored',
    rules: /^azure-disk-mount$/,
    outcomes: ['left out'],
    reason: 'A further mount of a disk stores nothing more.',
  },
  {
    id: 'disks and registries',
    on: 'disk_quantity_ignored',
    rules: /^azure-(disk|registry)-/,
    outcomes: ['more energy', 'less energy', 'same'],
    reason:
      'CCF ignores the quantity: one line is the nominal size for 24 h. Here it is size × the part of the month billed × three copies.',
  },
  {
    id: 'months',
    on: 'month_as_24h',
    rules: /^azure-stored-/,
    outcomes: ['more energy', 'same'],
    reason: 'CCF counts a GB-month as one day, and ignores the block that the unit counts in.',
  },
  {
    id: 'counted by the month',
    on: 'month_as_24h',
    rules: /^azure-counted-things$/,
    outcomes: ['left out'],
    reason: 'CCF counts a unit per month as a GB on SSD although the meter names no size.',
  },
  {
    id: 'meters without a size',
    on: 'unknown_meter_1_vcpu',
    rules: /^azure-(instance|database)$/,
    outcomes: ['left out', 'more energy', 'less energy'],
    reason:
      'CCF counts any hourly meter as one vCPU, even a public IP or an eight-GPU machine. Left out; estimated where only the spelling of a listed size differs.',
  },
  {
    id: 'blocks of hours',
    on: 'unit_multiplier_ignored',
    rules: /^azure-(instance|database)$/,
    outcomes: ['same'],
    reason: 'Neither method multiplies hours by their block: real bills count plain hours.',
  },
  {
    id: 'blocks of data',
    on: 'unit_multiplier_ignored',
    rules: /^azure-(memory|network-\w+(-\w+)?|redis-cache-\w+|cache-\w+)$/,
    outcomes: ['more energy', 'same'],
    reason: 'CCF ignores the block that a unit counts in: `100 GB`, `50000 GB Seconds`.',
  },
  {
    id: 'unlisted regions',
    on: 'unknown_region',
    rules: /^(aws|gcp|azure)-/,
    outcomes: ['same', 'other carbon', 'left out'],
    reason:
      'CCF’s mean for unknown regions, as CCF does; only the spelling of an Azure region may be recognised where CCF’s is strict.',
  },
  {
    id: 'crash',
    on: 'crash',
    rules: /^azure-disk-s\d+$/,
    outcomes: ['estimated'],
    reason: 'CCF throws on HDD disks that name their redundancy; the whole subscription is lost.',
  },
  {
    id: 'not in the query',
    on: 'filtered_by_query',
    rules: /^/,
    outcomes: ['left out'],
    reason: 'Tax, fees, credits and commitments move money only; units that CCF does not query.',
  },
  {
    id: 'ignored on purpose',
    on: 'unsupported',
    rules: /^(aws-(support|counted-elsewhere)|gcp-fee|azure-not-usage)$/,
    outcomes: ['left out'],
    reason: 'No usage of its own, for CCF as for us.',
  },
  {
    id: 'dropped',
    on: 'dropped',
    rules: /^(aws-(not-listed|cloudfront)|azure-(data-not-listed|counted-things|stored-not-listed))$/,
    outcomes: ['left out'],
    reason:
      'CCF drops usage types that its lists do not have without a word; here they are left out with one.',
  },
  {
    id: 'unit recognised, then dropped',
    on: 'unit_fallthrough_zero',
    rules: /^azure-/,
    outcomes: ['left out', 'estimated'],
    reason: 'CCF recognises part of the unit and then has no formula for it: 0.',
  },
]

/** The reviewed difference that a comparison falls under; undefined where it is a surprise. */
export function differenceOf(comparison: Comparison, outcome: Outcome): Difference | undefined {
  const { row, ruleId } = comparison
  if (isToMatch(row)) return undefined
  const remarks = new Set([row.status, ...row.quirks])
  return DIFFERENCES.find(
    ({ on, rules, outcomes }) => remarks.has(on) && rules.test(ruleId) && outcomes.includes(outcome),
  )
}
