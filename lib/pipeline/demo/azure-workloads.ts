import type { Owner } from './company.ts'
import type { LoadShape } from './load-shape.ts'

/** Subscriptions of the demo's Azure account. */
export const SUBSCRIPTIONS = {
  stores: { id: '00000000-0000-4000-8000-00000000a001', name: 'Larkspur Stores' },
  analytics: { id: '00000000-0000-4000-8000-00000000a002', name: 'Larkspur Analytics' },
} as const

export const AZURE_REGIONS = {
  westeurope: 'West Europe',
  polandcentral: 'Poland Central',
  swedencentral: 'Sweden Central',
  australiaeast: 'Australia East',
} as const

interface Meter {
  readonly service: string
  readonly serviceCategory: string
  readonly category: string
  readonly subcategory: string
  readonly meter: string
  /** As Azure's price list says it, and as FOCUS does. */
  readonly unit: string
  readonly focusUnit: string
  readonly price: number
  readonly resourceType: string
}

const machine = (meter: string, subcategory: string, price: number): Meter => ({
  service: 'Virtual Machines',
  serviceCategory: 'Compute',
  category: 'Virtual Machines',
  subcategory,
  meter,
  unit: '1 Hour',
  focusUnit: 'Hours',
  price,
  resourceType: 'Virtual machine',
})

const disk = (meter: string, subcategory: string, price: number): Meter => ({
  service: 'Virtual Machines',
  serviceCategory: 'Compute',
  category: 'Storage',
  subcategory,
  meter,
  unit: '1/Month',
  focusUnit: 'Units/Month',
  price,
  resourceType: 'Disk',
})

const blob = (meter: string, price: number): Meter => ({
  service: 'Storage Accounts',
  serviceCategory: 'Storage',
  category: 'Storage',
  subcategory: 'Tiered Block Blob',
  meter,
  unit: '1 GB/Month',
  focusUnit: 'GB/Month',
  price,
  resourceType: 'Storage account',
})

const sql = (meter: string, subcategory: string, unit: string, focusUnit: string, price: number): Meter => ({
  service: 'Azure SQL Database',
  serviceCategory: 'Databases',
  category: 'SQL Database',
  subcategory,
  meter,
  unit,
  focusUnit,
  price,
  resourceType: 'SQL database',
})

const logs = (meter: string, unit: string, focusUnit: string, price: number): Meter => ({
  service: 'Azure Monitor',
  serviceCategory: 'Management and Governance',
  category: 'Log Analytics',
  subcategory: '',
  meter,
  unit,
  focusUnit,
  price,
  resourceType: 'Log Analytics workspace',
})

export const AZURE_METERS = {
  'd4s-v5': machine('D4s v5', 'Virtual Machines Dsv5 Series', 0.23),
  'd8as-v5': machine('D8as v5', 'Virtual Machines Dasv5 Series', 0.416),
  'e8s-v5': machine('E8s v5', 'Virtual Machines Esv5 Series', 0.608),
  'f4s-v2': machine('F4s v2', 'Virtual Machines FSv2 Series', 0.194),
  'disk-p20': disk('P20 LRS Disk', 'Premium SSD Managed Disks', 81.92),
  'disk-s30': disk('S30 LRS Disk', 'Standard HDD Managed Disks', 40.96),
  'blob-hot': blob('Hot LRS Data Stored', 0.0196),
  'blob-cool-geo': blob('Cool GRS Data Stored', 0.022),
  'sql-vcore': sql(
    'vCore',
    'SQL Database Single/Elastic Pool General Purpose - Compute Gen5',
    '1 Hour',
    'Hours',
    0.1519,
  ),
  'sql-data': sql(
    'General Purpose Data Stored',
    'SQL Database Single/Elastic Pool General Purpose - Storage',
    '1 GB/Month',
    'GB/Month',
    0.1369,
  ),
  'log-ingestion': logs('Analytics Logs Data Ingestion', '1 GB', 'GB', 2.99),
  'log-retention': logs('Analytics Logs Data Retention', '1 GB/Month', 'GB/Month', 0.13),
  egress: {
    service: 'Bandwidth',
    serviceCategory: 'Networking',
    category: 'Bandwidth',
    subcategory: 'Rtn Preference: MGN',
    meter: 'Standard Data Transfer Out',
    unit: '1 GB',
    focusUnit: 'GB',
    price: 0.087,
    resourceType: 'Virtual machine',
  },
} as const satisfies Record<string, Meter>

/** Something used in Azure. Amounts: machines or vCores, disks, GB kept, or GB a day. */
export interface AzureUse extends Owner {
  readonly subscription: keyof typeof SUBSCRIPTIONS
  readonly region: keyof typeof AZURE_REGIONS
  readonly meter: keyof typeof AZURE_METERS
  readonly amount: number
  readonly shape?: LoadShape
}

type Rest = Omit<AzureUse, keyof Owner | 'subscription' | 'region'>

const usesOf = (
  owner: Owner,
  subscription: AzureUse['subscription'],
  region: AzureUse['region'],
  uses: readonly Rest[],
): readonly AzureUse[] => uses.map((use) => ({ ...owner, subscription, region, ...use }))

export const AZURE_USES: readonly AzureUse[] = [
  ...usesOf({ team: 'payments', app: 'tills' }, 'stores', 'westeurope', [
    { meter: 'd4s-v5', amount: 6, shape: 'constant' },
    { meter: 'disk-p20', amount: 6, shape: 'constant' },
    { meter: 'sql-vcore', amount: 16, shape: 'constant' },
    { meter: 'sql-data', amount: 1_500, shape: 'piling' },
    { meter: 'log-ingestion', amount: 24, shape: 'shop' },
    { meter: 'log-retention', amount: 1_900, shape: 'piling' },
    { meter: 'egress', amount: 60, shape: 'shop' },
  ]),
  ...usesOf({ team: 'payments', app: 'tills' }, 'stores', 'polandcentral', [
    { meter: 'd4s-v5', amount: 5, shape: 'constant' },
    { meter: 'disk-p20', amount: 5, shape: 'constant' },
    { meter: 'sql-vcore', amount: 8, shape: 'constant' },
    { meter: 'sql-data', amount: 700, shape: 'piling' },
    { meter: 'egress', amount: 30, shape: 'shop' },
  ]),
  ...usesOf({ team: 'data-platform', app: 'reporting' }, 'analytics', 'swedencentral', [
    { meter: 'e8s-v5', amount: 3, shape: 'office' },
    { meter: 'd8as-v5', amount: 2, shape: 'office' },
    { meter: 'disk-p20', amount: 5, shape: 'constant' },
    { meter: 'blob-hot', amount: 26_000, shape: 'piling' },
    { meter: 'blob-cool-geo', amount: 30_000, shape: 'piling' },
  ]),
  ...usesOf({ team: 'platform', app: 'directory' }, 'stores', 'westeurope', [
    { meter: 'f4s-v2', amount: 2, shape: 'constant' },
    { meter: 'disk-s30', amount: 2, shape: 'constant' },
    { meter: 'log-ingestion', amount: 9 },
  ]),
  ...usesOf({ team: 'nobody' }, 'stores', 'australiaeast', [
    { meter: 'd4s-v5', amount: 2, shape: 'constant' },
    { meter: 'disk-p20', amount: 4, shape: 'constant' },
    { meter: 'blob-hot', amount: 4_000 },
  ]),
]
