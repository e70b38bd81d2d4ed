import type { UsageRule } from '#lib/domain/classify/usage-rule.ts'
import type { Category } from '#lib/domain/usage/category.ts'
import { VCPU_PER_CLUSTER } from '../gcp-machine.ts'
import { all, exactlyOneOf, not, wholeWords, wordList } from '../words.ts'
import { BATCH_MEAN, leftOut } from './left-out.ts'
import { copiesOf, type Kept, ONE_COPY } from './replication.ts'

const provider = 'Google Cloud'
const words = (list: string) => wordList(provider, list)
const copies = (what: string) => copiesOf(provider, what)

const SECONDS = /^seconds$/i
const BYTE_SECONDS = /^byte-seconds$/i
const BYTES = /^bytes$/i
const COMPUTE = wholeWords(words('COMPUTE_STRING_FORMATS'))
const MEMORY = wholeWords(words('MEMORY_USAGE_TYPES'))

const KEPT: readonly Kept[] = [
  {
    id: 'cloud-storage-archive',
    service: 'Cloud Storage',
    usageType: /Archive|Coldline/,
    copies: copies('CLOUD_STORAGE_SINGLE_REGION'),
    category: 'storage-archive',
  },
  {
    id: 'cloud-storage',
    service: 'Cloud Storage',
    copies: copies('CLOUD_STORAGE_SINGLE_REGION'),
    category: 'storage-object',
  },
  {
    id: 'regional-disk',
    service: 'Compute Engine',
    usageType: /Regional/,
    copies: copies('COMPUTE_ENGINE_REGIONAL_DISKS'),
  },
  {
    id: 'snapshot',
    service: 'Compute Engine',
    usageType: wholeWords(['Snapshot', 'Image']),
    copies: copies('CLOUD_STORAGE_SINGLE_REGION'),
    category: 'storage-snapshot',
  },
  { id: 'filestore', service: 'Cloud Filestore', copies: copies('CLOUD_FILESTORE') },
  {
    id: 'cloud-sql-ha',
    service: 'Cloud SQL',
    usageType: /Regional - Standard storage|HA/,
    copies: copies('CLOUD_SQL_HIGH_AVAILABILITY'),
  },
  {
    id: 'memorystore-standard',
    service: 'Cloud Memorystore for Redis',
    usageType: /Standard/,
    copies: copies('CLOUD_MEMORY_STORE_REDIS'),
  },
  {
    id: 'composer',
    service: 'Cloud Composer',
    usageType: /Storage|storage/,
    copies: copies('CLOUD_STORAGE_SINGLE_REGION'),
  },
  { id: 'storage', copies: ONE_COPY },
]

const STORAGE: readonly UsageRule[] = KEPT.flatMap((kept) =>
  (['ssd', 'hdd'] as const).map((medium) => ({
    id: `gcp-${kept.id}-${medium}`,
    pattern: {
      provider,
      unit: BYTE_SECONDS,
      usageType: all(medium === 'ssd' ? /SSD/ : /^/, kept.usageType ?? /^/),
      ...(kept.service === undefined ? {} : { service: exactlyOneOf([kept.service]) }),
    },
    category: kept.category ?? `storage-${medium}`,
    model: { as: 'storage', medium, copies: kept.copies },
    grade: 'B',
    note: 'bytes stored over time',
  })),
)

const slice = (
  id: string,
  usageType: RegExp,
  vcpu: number,
  note: string,
  category: Category = 'compute',
  service?: string,
): UsageRule => ({
  id: `gcp-${id}`,
  pattern: {
    provider,
    unit: SECONDS,
    usageType: all(COMPUTE, usageType),
    ...(service === undefined ? {} : { service: exactlyOneOf([service]) }),
  },
  category,
  model: { as: 'slice', vcpu, memoryGib: 0, architecture: 'x86', load: 'assumed' },
  grade: 'A',
  note,
})

const gpu = (accelerator: string, usageType: RegExp): UsageRule => ({
  id: `gcp-gpu-${accelerator.toLowerCase().replaceAll(' ', '-')}`,
  pattern: { provider, unit: SECONDS, usageType: all(COMPUTE, /GPU/, usageType) },
  category: 'gpu',
  model: { as: 'gpu', accelerator, count: 1 },
  grade: 'A',
  note: 'GPU seconds',
})

const NETWORK_PATHS = [
  ['inter-region', /Inter Region|Inter-Region|between|Inter Zone.*Region/],
  ['intra-region', /Inter Zone|Intra|Google/],
  ['internet', /^/],
] as const

const NETWORK: readonly UsageRule[] = NETWORK_PATHS.map(([path, usageType]) => ({
  id: `gcp-network-${path}`,
  pattern: {
    provider,
    unit: BYTES,
    usageType: all(wholeWords(words('NETWORKING_STRING_FORMATS')), usageType),
  },
  category: `network-${path}`,
  model: { as: 'network', path, share: 1 },
  grade: 'B',
  note: 'data sent out',
}))

/** How CCF reads the lines of a Google Cloud bill, in its order. */
export const GCP_RULES: readonly UsageRule[] = [
  leftOut(
    'gcp-fee',
    { provider, usageType: wholeWords(words('UNSUPPORTED_USAGE_TYPES')) },
    'a fee, not usage',
    'licence-or-support',
  ),
  leftOut(
    'gcp-requests',
    { provider, unit: wholeWords(words('UNKNOWN_USAGE_UNITS')) },
    BATCH_MEAN,
    'requests',
  ),
  leftOut(
    'gcp-batch-mean-usage-type',
    { provider, usageType: wholeWords(words('UNKNOWN_USAGE_TYPES')) },
    BATCH_MEAN,
  ),
  leftOut(
    'gcp-batch-mean-service',
    { provider, service: wholeWords(words('UNKNOWN_SERVICE_TYPES')) },
    BATCH_MEAN,
    'managed-service',
  ),
  leftOut('gcp-no-sku', { provider, usageType: /^$/ }, BATCH_MEAN),
  ...words('GPU_NAMES').map((name) => gpu(name, new RegExp(`^${name}`))),
  gpu('mean', /^/),
  slice(
    'kubernetes-cluster',
    /Kubernetes Clusters/,
    VCPU_PER_CLUSTER,
    `${VCPU_PER_CLUSTER} vCPU per cluster, as CCF assumes`,
    'managed-service',
  ),
  slice('cloud-sql-ha', /HA/, 2, 'vCPU seconds, two instances', 'database', 'Cloud SQL'),
  slice('cloud-sql', /^/, 1, 'vCPU seconds', 'database', 'Cloud SQL'),
  slice('vcpu', /^/, 1, 'vCPU seconds'),
  {
    id: 'gcp-memory',
    pattern: { provider, unit: BYTE_SECONDS, usageType: all(MEMORY, not(COMPUTE)) },
    category: 'memory',
    model: { as: 'slice', vcpu: 0, memoryGib: 1, architecture: 'x86', load: 'assumed' },
    grade: 'B',
    note: 'memory billed by itself',
  },
  ...STORAGE,
  ...NETWORK,
  leftOut('gcp-batch-mean', { provider }, BATCH_MEAN),
]
