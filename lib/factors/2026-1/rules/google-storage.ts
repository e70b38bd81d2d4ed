import { copiesOf } from '../copies.ts'
import type { RuleRow } from './build-rule.ts'
import { archive, hdd, NO_REQUEST_ENERGY, none, rulesOf, ssd } from './build-rule.ts'

const GCS = /^Cloud Storage|Cloud Storage$/
const ONE_REGION = copiesOf('gcp Cloud Storage, single region')
const REGIONS = copiesOf('gcp Cloud Storage, dual or multi-region')
const ZONAL = copiesOf('gcp Persistent Disk, zonal')
const REGIONAL = copiesOf('gcp Persistent Disk, regional')
const FILES = copiesOf('gcp Filestore')

const ROWS: readonly RuleRow[] = [
  [
    'disk.snapshot',
    'storage-snapshot',
    'B',
    { usageType: /PD Snapshot|Machine Image|Storage Image|Archive Snapshot/i },
    hdd(ONE_REGION),
    'snapshot or image',
  ],
  [
    'disk.regional-hdd',
    'storage-hdd',
    'B',
    { usageType: /Regional Storage PD/i },
    hdd(REGIONAL),
    'regional disk, two copies',
  ],
  [
    'disk.regional-ssd',
    'storage-ssd',
    'B',
    { usageType: /Regional (?:SSD|Balanced)/i },
    ssd(REGIONAL),
    'regional SSD, two copies',
  ],
  [
    'disk.ssd',
    'storage-ssd',
    'B',
    {
      usageType:
        /(?:SSD backed PD|Balanced PD|Extreme PD|Hyperdisk.*|SSD backed Local Storage|PD SSD)(?: Capacity)?/i,
    },
    ssd(ZONAL),
    'SSD',
  ],
  ['disk.hdd', 'storage-hdd', 'B', { usageType: /Storage PD(?: Capacity)?/i }, hdd(ZONAL), 'disk'],
  [
    'files.hdd',
    'storage-hdd',
    'B',
    { service: /Filestore/, usageType: /Basic|Standard/i },
    hdd(FILES),
    'file system',
  ],
  ['files.ssd', 'storage-ssd', 'B', { service: /Filestore/ }, ssd(FILES), 'file system on SSD'],
  [
    'storage.early-delete',
    'storage-object',
    'B',
    { usageType: /Early Delete/i },
    none('billing penalty for objects already gone'),
    'early deletion',
  ],
  [
    'storage.archive',
    'storage-archive',
    'C',
    { usageType: /Archive Storage/i },
    archive(ONE_REGION),
    'archive class',
  ],
  [
    'storage.multi-region',
    'storage-object',
    'B',
    { usageType: /(?:Standard|Nearline|Coldline|Durable).*Storage.*(?:Multi|Dual)/i },
    hdd(REGIONS),
    'dual or multi-region',
  ],
  [
    'storage.standard',
    'storage-object',
    'B',
    { usageType: /(?:Standard|Nearline|Coldline|Regional|Durable|GCS).*Storage|Storage (?:US|EU|Asia)/i },
    hdd(ONE_REGION),
    'one region',
  ],
  [
    'storage.focus',
    'storage-object',
    'C',
    { service: GCS, usageType: /^Storage$/i, unit: /month|second|hour/i },
    hdd(ONE_REGION),
    'object storage; the bill does not say which class',
  ],
  [
    'registry',
    'storage-object',
    'B',
    { service: /Artifact Registry|Container Registry|Backup and DR/, usageType: /Storage/i },
    hdd(ONE_REGION),
    'images or backups',
  ],
  [
    'request-services',
    'requests',
    'C',
    {
      service:
        /DNS|KMS|Key Management|Secret Manager|Scheduler|Tasks|Speech|Vision|Translation|Maps|Identity|Firestore|Datastore|Cloud Run|Cloud Functions|Eventarc|Workflows|API/,
    },
    NO_REQUEST_ENERGY,
    'requests',
  ],
  ['any-requests', 'requests', 'C', { unit: /^(?:requests?|count)$/i }, NO_REQUEST_ENERGY, 'requests'],
]

/** Disks, files and objects of Google Cloud, and whatever is billed by request. */
export const GOOGLE_STORAGE = rulesOf('Google Cloud', 'google', ROWS)
