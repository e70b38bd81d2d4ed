import { copies, copiesOf } from '../copies.ts'
import type { RuleRow } from './build-rule.ts'
import { carried, hdd, machines, memoryOnly, NO_REQUEST_ENERGY, rulesOf, slice, ssd } from './build-rule.ts'

const ONE_REGION = copiesOf('gcp Cloud Storage, single region')
const ZONAL = copiesOf('gcp Persistent Disk, zonal')
const SQL_HA = copiesOf('gcp Cloud SQL, HA')
const SPANNER = copiesOf('gcp Cloud Spanner')
const WAREHOUSE = copies(2, 'zones of a managed store')

/** Cloud SQL bills whole sizes: `Zonal - 4 vCPU + 15GB RAM`. */
const SQL_SIZES: readonly (readonly [vcpu: number, gib: number])[] = [
  [1, 3.75],
  [2, 7.5],
  [2, 13],
  [4, 15],
  [4, 26],
  [8, 30],
  [8, 52],
  [16, 60],
  [16, 104],
  [32, 120],
  [32, 208],
  [64, 240],
  [64, 416],
  [96, 360],
  [96, 624],
]

const sqlRows: readonly RuleRow[] = SQL_SIZES.flatMap(([vcpu, gib]): RuleRow[] => {
  const size = `- ${vcpu} vCPU \\+ ${gib} ?GB RAM`
  return [
    [
      `sql.regional-${vcpu}-${gib}`,
      'database',
      'B',
      { service: /Cloud SQL/, usageType: new RegExp(`Regional ${size}`) },
      slice(2 * vcpu, 2 * gib),
      `two instances of ${vcpu} vCPU and ${gib} GiB`,
    ],
    [
      `sql.${vcpu}-${gib}`,
      'database',
      'B',
      { service: /Cloud SQL/, usageType: new RegExp(size) },
      slice(vcpu, gib),
      `${vcpu} vCPU and ${gib} GiB`,
    ],
  ]
})

const ROWS: readonly RuleRow[] = [
  ...sqlRows,
  [
    'sql.focus',
    'database',
    'B',
    { service: /Cloud SQL/, usageType: /^Database$/i, unit: /^hours?$/i },
    machines(),
    'the machine that the bill tells; it does not say whether there is a standby',
  ],
  [
    'sql.backup',
    'storage-snapshot',
    'B',
    { service: /Cloud SQL|AlloyDB/, usageType: /Backup/i },
    hdd(ONE_REGION),
    'backup',
  ],
  [
    'sql.regional-storage',
    'storage-ssd',
    'B',
    {
      service: /Cloud SQL/,
      usageType:
        /(?:Regional|\bHA\b|High Availability).*(?:Storage|SSD)|(?:Storage|SSD).*(?:Regional|\bHA\b)/i,
    },
    ssd(SQL_HA),
    'database, two copies',
  ],
  [
    'sql.storage',
    'storage-ssd',
    'B',
    { service: /Cloud SQL/, usageType: /storage|SSD/i },
    ssd(ZONAL),
    'database',
  ],
  [
    'sql.regional-vcpu',
    'database',
    'B',
    { service: /Cloud SQL/, usageType: /Regional.*v?CPU/i },
    slice(2, 0),
    'one vCPU on each of two instances',
  ],
  [
    'sql.regional-memory',
    'memory',
    'B',
    { service: /Cloud SQL/, usageType: /Regional.*RAM/i },
    memoryOnly(2),
    'memory of two instances',
  ],
  [
    'sql.small',
    'database',
    'C',
    { service: /Cloud SQL/, usageType: /(?:Small|Micro) instance/i },
    slice(0.5, 1.7),
    'shared core: 0.5 vCPU and 1.7 GiB',
  ],
  [
    'sql.vcpu',
    'database',
    'B',
    { service: /Cloud SQL|AlloyDB/, usageType: /v?CPU/i },
    slice(1, 0),
    'one vCPU',
  ],
  ['sql.memory', 'memory', 'B', { service: /Cloud SQL|AlloyDB/, usageType: /RAM/i }, memoryOnly(), 'memory'],
  [
    'alloydb.storage',
    'storage-ssd',
    'B',
    { service: /AlloyDB/, usageType: /Storage/i },
    ssd(WAREHOUSE),
    'database',
  ],
  [
    'spanner.storage',
    'storage-ssd',
    'B',
    { service: /Spanner/, usageType: /Storage/i },
    ssd(SPANNER),
    'database',
  ],
  [
    'spanner.node',
    'database',
    'C',
    { service: /Spanner|Bigtable/, usageType: /Node/i },
    slice(4, 16),
    'node: 4 vCPU and 16 GiB assumed',
  ],
  ['bigtable.hdd', 'storage-hdd', 'B', { service: /Bigtable/, usageType: /HDD/i }, hdd(WAREHOUSE), 'table'],
  [
    'bigtable.ssd',
    'storage-ssd',
    'B',
    { service: /Bigtable/, usageType: /Storage/i },
    ssd(WAREHOUSE),
    'table',
  ],
  [
    'documents.storage',
    'storage-ssd',
    'B',
    { usageType: /Datastore Storage|Firestore.*Storage/i },
    ssd(WAREHOUSE),
    'documents',
  ],
  [
    'memorystore.standard',
    'database',
    'B',
    { service: /Memorystore/, usageType: /Standard/i, unit: /byte|gib|gb/i },
    memoryOnly(2),
    'memory of a cache, two copies',
  ],
  [
    'memorystore.basic',
    'database',
    'B',
    { service: /Memorystore/, unit: /byte|gib|gb/i },
    memoryOnly(),
    'memory of a cache',
  ],
  [
    'memorystore.core',
    'database',
    'B',
    { service: /Memorystore/, usageType: /Core/i },
    slice(1, 0),
    'one vCPU of a cache',
  ],
  [
    'bigquery.slot',
    'managed-service',
    'C',
    { service: /BigQuery/, usageType: /Slot|Edition|Flat Rate/i },
    slice(0.5, 1),
    'slot: 0.5 vCPU assumed',
  ],
  [
    'bigquery.streaming',
    'network-intra-region',
    'C',
    { service: /BigQuery/, usageType: /Streaming/i },
    carried('intra-region'),
    'bytes written',
  ],
  [
    'bigquery.memory',
    'memory',
    'B',
    { service: /BigQuery/, usageType: /BI Engine/i },
    memoryOnly(),
    'memory of BI Engine',
  ],
  [
    'bigquery.storage',
    'storage-object',
    'B',
    { service: /BigQuery/, usageType: /Storage/i },
    hdd(WAREHOUSE),
    'warehouse',
  ],
  [
    'bigquery.scan',
    'requests',
    'C',
    { service: /BigQuery/, unit: /^(?:T|tebi|G|gibi)|^bytes?$/i },
    NO_REQUEST_ENERGY,
    'bytes scanned',
  ],
  [
    'pubsub.storage',
    'storage-ssd',
    'C',
    { service: /Pub\/?Sub/, usageType: /Storage|backlog|retained/i },
    ssd(WAREHOUSE),
    'messages kept',
  ],
  [
    'pubsub.messages',
    'network-intra-region',
    'C',
    { service: /Pub\/?Sub/ },
    carried('intra-region'),
    'messages carried',
  ],
  [
    'dataflow.shuffle',
    'network-intra-region',
    'C',
    { service: /Dataflow/, usageType: /Shuffle/i, unit: /^(?!.*(?:second|hour|month))/i },
    carried('intra-region'),
    'bytes shuffled',
  ],
  [
    'dataflow.disk',
    'storage-ssd',
    'B',
    { service: /Dataflow/, usageType: /Disk|PD|Shuffle/i },
    ssd(ZONAL),
    'disk of a worker',
  ],
]

/** Databases, warehouses and streams of Google Cloud. */
export const GOOGLE_DATABASE = rulesOf('Google Cloud', 'google', ROWS)
