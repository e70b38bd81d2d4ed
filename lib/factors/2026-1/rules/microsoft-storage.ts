import { copies, copiesOf } from '../copies.ts'
import {
  archive,
  carried,
  hdd,
  logsTakenIn,
  NO_REQUEST_ENERGY,
  none,
  type RuleRow,
  rulesOf,
  ssd,
} from './build-rule.ts'

const LRS = copiesOf('azure Storage LRS')
const ZRS = copiesOf('azure Storage ZRS')
const GRS = copiesOf('azure Storage GRS')
const GZRS = copiesOf('azure Storage GZRS')
const DISKS = copiesOf('azure Managed disks')
const SQL = copiesOf('azure SQL Database')
const OPEN_SOURCE_DB = copiesOf('azure Database for MySQL / PostgreSQL')
const STORAGE = /^Storage|Blob Storage|Data Lake|Azure Files/
const SQL_SERVICES = /SQL Database|SQL Managed Instance|^Azure SQL/
const DATABASES = /Database for (?:MySQL|PostgreSQL|MariaDB)/
const LOGS = /Log Analytics|Azure Monitor|Application Insights/

const ROWS: readonly RuleRow[] = [
  [
    'disk.ultra',
    'storage-ssd',
    'B',
    { usageType: /(?:Ultra|Premium SSD v2|Premium LRS).*(?:Provisioned )?Capacity|Premium LRS Provisioned/i },
    ssd(DISKS),
    'provisioned SSD',
  ],
  ['disk.snapshot', 'storage-snapshot', 'B', { usageType: /Snapshots?\b/i }, hdd(LRS), 'snapshot'],
  [
    'storage.requests',
    'requests',
    'B',
    { usageType: /Operations|Transactions|Index|Change Feed|Iterative|Data Scanned|Data Returned/i },
    NO_REQUEST_ENERGY,
    'requests',
  ],
  [
    'storage.retrieval',
    'network-intra-region',
    'C',
    { usageType: /Data Retrieval|Data Write/i },
    carried('intra-region'),
    'bytes read back from a colder tier',
  ],
  [
    'cosmos.storage',
    'storage-ssd',
    'B',
    { service: /Cosmos/, usageType: /Data Stored/ },
    ssd(copiesOf('azure Cosmos DB')),
    'documents',
  ],
  [
    'sql.storage',
    'storage-ssd',
    'B',
    { service: SQL_SERVICES, usageType: /(?:General Purpose|Business Critical|Hyperscale|^)\s*Data Stored/ },
    ssd(SQL),
    'database',
  ],
  [
    'sql.backup',
    'storage-snapshot',
    'B',
    { service: SQL_SERVICES, usageType: /Backup|LTR|GRS|LRS|ZRS|Data Stored/ },
    hdd(LRS),
    'backup',
  ],
  [
    'database.backup',
    'storage-snapshot',
    'B',
    { service: DATABASES, usageType: /Backup/ },
    hdd(LRS),
    'backup',
  ],
  [
    'database.storage',
    'storage-ssd',
    'B',
    { service: DATABASES, usageType: /Stored|Storage/ },
    ssd(OPEN_SOURCE_DB),
    'database',
  ],
  [
    'backup',
    'storage-snapshot',
    'B',
    { service: /^Backup|Site Recovery/, usageType: /Data Stored/ },
    hdd(LRS),
    'backup',
  ],
  [
    'backup.instance',
    'licence-or-support',
    'B',
    { service: /^Backup|Site Recovery/ },
    none('protection fee: the data has its own line'),
    'fee per protected machine',
  ],
  [
    'logs.ingest',
    'logging',
    'C',
    {
      service: LOGS,
      usageType:
        /Data Ingestion|Logs? (?:Data )?Processed|Data Analyzed|Analytics Logs$|^Monitoring$|Overage Data/i,
      unit: /GB/,
    },
    logsTakenIn(LRS),
    'log bytes taken in',
  ],
  [
    'logs.storage',
    'logging',
    'B',
    { service: LOGS, usageType: /Retention|Archive|Stored/i },
    hdd(LRS),
    'stored logs',
  ],
  [
    'logs.other',
    'logging',
    'C',
    { service: LOGS },
    none('no published energy per alert, metric, test or query'),
    'metrics and alerts',
  ],
  [
    'synapse.storage',
    'storage-hdd',
    'B',
    { service: /Synapse|Data Explorer/, usageType: /Data Stored|Storage/ },
    hdd(LRS),
    'warehouse',
  ],
  [
    'storage.archive',
    'storage-archive',
    'C',
    { usageType: /Archive.*Data Stored/i },
    archive(LRS),
    'archive tier',
  ],
  [
    'storage.premium',
    'storage-ssd',
    'B',
    { service: STORAGE, usageType: /Premium/i, unit: /month|hour|day/i },
    ssd(LRS),
    'premium blobs or files',
  ],
  [
    'storage.gzrs',
    'storage-object',
    'B',
    { usageType: /GZRS.*Data Stored/i },
    hdd(GZRS),
    'two regions, zones',
  ],
  ['storage.grs', 'storage-object', 'B', { usageType: /GRS.*Data Stored/i }, hdd(GRS), 'two regions'],
  ['storage.zrs', 'storage-object', 'B', { usageType: /ZRS.*Data Stored/i }, hdd(ZRS), 'three zones'],
  ['storage.lrs', 'storage-object', 'B', { usageType: /Data Stored/i }, hdd(LRS), 'one region'],
  [
    'storage.focus',
    'storage-object',
    'C',
    { service: STORAGE, usageType: /^Storage$/i, unit: /month/i },
    hdd(LRS),
    'object storage; the bill does not say which redundancy',
  ],
  [
    'netapp',
    'storage-ssd',
    'B',
    { service: /NetApp/, usageType: /Capacity/ },
    ssd(copies(2, 'file server and its standby')),
    'file system',
  ],
]

/** Disks, objects, backups and logs of Azure. */
export const MICROSOFT_STORAGE = rulesOf('Microsoft', 'microsoft', ROWS)
