import type { Owner } from './company.ts'
import type { LoadShape } from './load-shape.ts'

/** Projects of the demo's Google Cloud billing account. */
export const PROJECTS = {
  'larkspur-mobile': 'Larkspur Mobile',
  'larkspur-search': 'Larkspur Search',
  'larkspur-insight': 'Larkspur Insight',
} as const

export const GOOGLE_REGIONS = {
  'europe-west9': 'Paris',
  'europe-central2': 'Warsaw',
  'us-central1': 'Iowa',
} as const

/** How an amount becomes the base units that Google meters: seconds, byte-seconds, bytes. */
interface Unit {
  readonly consumed: string
  readonly pricing: string
  /** Base units in one pricing unit. */
  readonly size: number
}

const GIBIBYTE = 2 ** 30
const hour: Unit = { consumed: 'seconds', pricing: 'hour', size: 3600 }
const gibibyteHour: Unit = { consumed: 'byte-seconds', pricing: 'gibibyte hour', size: GIBIBYTE * 3600 }
/** Google's month has 730 hours. */
const gibibyteMonth: Unit = {
  consumed: 'byte-seconds',
  pricing: 'gibibyte month',
  size: GIBIBYTE * 3600 * 730,
}
const gibibyte: Unit = { consumed: 'bytes', pricing: 'gibibyte', size: GIBIBYTE }
const tebibyte: Unit = { consumed: 'bytes', pricing: 'tebibyte', size: GIBIBYTE * 1024 }

interface Sku {
  readonly service: string
  readonly serviceId: string
  readonly category: string
  /** `{}` is replaced by the name of the region. */
  readonly text: string
  readonly unit: Unit
  readonly price: number
  readonly resourceType: string
}

const COMPUTE = {
  service: 'Compute Engine',
  serviceId: '6F81-5844-456A',
  category: 'Compute',
  resourceType: 'Instance',
}
const SQL = {
  service: 'Cloud SQL',
  serviceId: '9662-B51E-5089',
  category: 'Databases',
  resourceType: 'SQL instance',
}
const RUN = {
  service: 'Cloud Run',
  serviceId: '152E-C115-5142',
  category: 'Compute',
  resourceType: 'Service',
}
const BUCKET = {
  service: 'Cloud Storage',
  serviceId: '95FF-2EF5-5EA1',
  category: 'Storage',
  resourceType: 'Bucket',
}

export const GOOGLE_SKUS = {
  'n2-core': { ...COMPUTE, text: 'N2 Instance Core running in {}', unit: hour, price: 0.0346 },
  'n2-ram': { ...COMPUTE, text: 'N2 Instance Ram running in {}', unit: gibibyteHour, price: 0.00464 },
  'e2-core': { ...COMPUTE, text: 'E2 Instance Core running in {}', unit: hour, price: 0.02526 },
  'e2-ram': { ...COMPUTE, text: 'E2 Instance Ram running in {}', unit: gibibyteHour, price: 0.00338 },
  'disk-ssd': {
    ...COMPUTE,
    text: 'SSD backed PD Capacity in {}',
    unit: gibibyteMonth,
    price: 0.187,
    resourceType: 'Disk',
  },
  'to-internet': {
    ...COMPUTE,
    category: 'Networking',
    text: 'Network Internet Data Transfer Out from {} to Europe',
    unit: gibibyte,
    price: 0.085,
  },
  'storage-standard': { ...BUCKET, text: 'Standard Storage {}', unit: gibibyteMonth, price: 0.023 },
  'storage-coldline': { ...BUCKET, text: 'Coldline Storage {}', unit: gibibyteMonth, price: 0.006 },
  'sql-vcpu': { ...SQL, text: 'Cloud SQL for PostgreSQL: Regional - vCPU in {}', unit: hour, price: 0.0826 },
  'sql-ram': {
    ...SQL,
    text: 'Cloud SQL for PostgreSQL: Regional - RAM in {}',
    unit: gibibyteHour,
    price: 0.014,
  },
  'sql-storage': {
    ...SQL,
    text: 'Cloud SQL for PostgreSQL: Regional - Standard storage in {}',
    unit: gibibyteMonth,
    price: 0.34,
  },
  'run-cpu': { ...RUN, text: 'Services CPU (Request-based billing) in {}', unit: hour, price: 0.0864 },
  'run-memory': {
    ...RUN,
    text: 'Services Memory (Request-based billing) in {}',
    unit: gibibyteHour,
    price: 0.009,
  },
  'bigquery-analysis': {
    service: 'BigQuery',
    serviceId: '24E6-581D-38E5',
    category: 'Analytics',
    resourceType: 'Dataset',
    text: 'Analysis ({})',
    unit: tebibyte,
    price: 6.25,
  },
  'bigquery-storage': {
    service: 'BigQuery',
    serviceId: '24E6-581D-38E5',
    category: 'Analytics',
    resourceType: 'Dataset',
    text: 'Active Logical Storage ({})',
    unit: gibibyteMonth,
    price: 0.023,
  },
  'log-storage': {
    service: 'Cloud Logging',
    serviceId: '5490-F7B7-8DF6',
    category: 'Management and Governance',
    resourceType: 'Log bucket',
    text: 'Log Storage cost',
    unit: gibibyte,
    price: 0.5,
  },
} as const satisfies Record<string, Sku>

/** Something used in Google Cloud. Amounts: vCPUs, GiB of memory or storage, or GiB or TiB a day. */
export interface GoogleUse extends Owner {
  readonly project: keyof typeof PROJECTS
  readonly region: keyof typeof GOOGLE_REGIONS
  readonly sku: keyof typeof GOOGLE_SKUS
  readonly amount: number
  /** Separate resources, each a row of its own. */
  readonly resources?: number
  readonly shape?: LoadShape
}

type Rest = Omit<GoogleUse, keyof Owner | 'project' | 'region'>

const usesOf = (
  owner: Owner,
  project: GoogleUse['project'],
  region: GoogleUse['region'],
  uses: readonly Rest[],
): readonly GoogleUse[] => uses.map((use) => ({ ...owner, project, region, ...use }))

export const GOOGLE_USES: readonly GoogleUse[] = [
  ...usesOf({ team: 'mobile', app: 'app-gateway' }, 'larkspur-mobile', 'europe-west9', [
    { sku: 'n2-core', amount: 32, resources: 4, shape: 'shop' },
    { sku: 'n2-ram', amount: 128, resources: 4, shape: 'shop' },
    { sku: 'disk-ssd', amount: 800, resources: 2 },
    { sku: 'run-cpu', amount: 12, shape: 'shop' },
    { sku: 'run-memory', amount: 24, shape: 'shop' },
    { sku: 'to-internet', amount: 140, shape: 'shop' },
    { sku: 'log-storage', amount: 26, shape: 'shop' },
  ]),
  ...usesOf({ team: 'search', app: 'ranking' }, 'larkspur-search', 'europe-central2', [
    { sku: 'n2-core', amount: 48, resources: 3, shape: 'steady' },
    { sku: 'n2-ram', amount: 192, resources: 3, shape: 'steady' },
    { sku: 'disk-ssd', amount: 1_200, resources: 2 },
    { sku: 'sql-vcpu', amount: 8, shape: 'constant' },
    { sku: 'sql-ram', amount: 32, shape: 'constant' },
    { sku: 'sql-storage', amount: 500, shape: 'piling' },
    { sku: 'log-storage', amount: 18 },
  ]),
  ...usesOf({ team: 'data-platform', app: 'insight' }, 'larkspur-insight', 'us-central1', [
    { sku: 'bigquery-analysis', amount: 9, shape: 'retraining' },
    { sku: 'bigquery-storage', amount: 48_000, shape: 'piling' },
    { sku: 'storage-standard', amount: 18_000, shape: 'piling' },
    { sku: 'storage-coldline', amount: 40_000, shape: 'piling' },
    { sku: 'e2-core', amount: 16, resources: 4, shape: 'leaving' },
    { sku: 'e2-ram', amount: 64, resources: 4, shape: 'leaving' },
  ]),
  ...usesOf({ team: 'nobody' }, 'larkspur-insight', 'us-central1', [
    { sku: 'disk-ssd', amount: 2_600, resources: 3 },
    { sku: 'e2-core', amount: 4, shape: 'constant' },
    { sku: 'e2-ram', amount: 16, shape: 'constant' },
  ]),
]
